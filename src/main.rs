//! Collects arguments and streams, calls the library, and turns a failure into
//! words and an exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use sideline::app::model;
use sideline::cli::{Line, Wanted};
use sideline::failure::Failure;
use sideline::runtime::pump::{self, Left};
use sideline::runtime::terminal;
use sideline::view::printable::printable;
use sideline::world::World;

fn main() -> ExitCode {
    terminal::restore_on_panic();
    match run(Line::parse()) {
        Ok(code) => code,
        Err(failure) => {
            // With standard error gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "sideline: {}", printable(&failure.to_string()));
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(line: Line) -> Result<ExitCode, Failure> {
    let world = World::read()?;
    let workspace = line.workspace(&world);
    let (mut out, mut err) = (io::stdout().lock(), io::stderr());
    let wanted = line.run(&world, &workspace, &mut out, &mut err)?;
    drop(out);
    let wanted = match wanted {
        Wanted::Done => return Ok(ExitCode::SUCCESS),
        Wanted::Screens(None) => model::Wanted::Home,
        Wanted::Screens(Some(deal)) => model::Wanted::Session(deal),
    };
    match pump::run(&world, workspace, wanted)? {
        Left::Gone(code) => Ok(ExitCode::from(code)),
        Left::Quit(say) => {
            if let Some(say) = say {
                let _ = writeln!(io::stderr(), "{}", printable(&say));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}
