//! Collects arguments and streams, calls the library, and turns a failure into
//! words and an exit code.

use std::env;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use sideline::app::model;
use sideline::cli::{Line, Wanted, printed, told};
use sideline::demo::Sample;
use sideline::failure::Failure;
use sideline::runtime::pump::{self, Left};
use sideline::runtime::terminal;
use sideline::view::printable::printable;
use sideline::workspace::Workspace;
use sideline::world::World;

fn main() -> ExitCode {
    terminal::restore_on_panic();
    run().unwrap_or_else(|failure| {
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{}", told(&failure));
        ExitCode::from(failure.exit_code())
    })
}

/// What the screens are to show.
enum Showing {
    /// A workspace of the user's.
    Own(World, Workspace, model::Wanted),
    /// The sample data, which goes with the screens.
    Sample(Sample),
}

fn run() -> Result<ExitCode, Failure> {
    // Written in large pieces: a list may have thousands of lines.
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = understood(&mut out);
    printed(out.flush())?;
    drop(out);
    match outcome? {
        None => Ok(ExitCode::SUCCESS),
        Some(Showing::Own(world, workspace, wanted)) => screens(&world, workspace, wanted, || ()),
        Some(Showing::Sample(sample)) => {
            let Sample { world, workspace, folder } = sample;
            let path = folder.path().to_owned();
            // A signal ends the program without a way back to here.
            let remove = move || drop(fs::remove_dir_all(path));
            screens(&world, workspace, model::Wanted::Home, remove)
        }
    }
}

/// Does what the arguments say. What is left to do are the screens, if they
/// were asked for.
fn understood(out: &mut dyn Write) -> Result<Option<Showing>, Failure> {
    let mut err = io::stderr();
    let Some(line) = Line::read(env::args_os(), out, &mut err)? else { return Ok(None) };
    let world = World::read()?;
    let workspace = line.workspace(&world);
    let wanted = match line.run(&world, &workspace, out, &mut err)? {
        Wanted::Done => return Ok(None),
        Wanted::Demo(sample) => return Ok(Some(Showing::Sample(*sample))),
        Wanted::Home => model::Wanted::Home,
        Wanted::Session(None, beginning) => model::Wanted::Choose(beginning),
        Wanted::Session(Some(deal), beginning) => model::Wanted::Session(deal, beginning),
    };
    Ok(Some(Showing::Own(world, workspace, wanted)))
}

fn screens(
    world: &World,
    workspace: Workspace,
    wanted: model::Wanted,
    on_signal: impl FnOnce() + Send + 'static,
) -> Result<ExitCode, Failure> {
    match pump::run(world, workspace, wanted, on_signal)? {
        Left::Gone(code) => Ok(ExitCode::from(code)),
        Left::Unsaved => Ok(ExitCode::FAILURE),
        Left::Quit(say) => {
            if let Some(say) = say {
                let _ = writeln!(io::stderr(), "{}", printable(&say));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}
