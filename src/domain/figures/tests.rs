//! The boundaries of the figures, on books made for each.
