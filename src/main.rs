//! Collects arguments and streams, calls the library, and turns a failure into
//! words and an exit code.

use std::env;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use sideline::app::model;
use sideline::cli::{Line, Wanted, printed, told};
use sideline::demo::{self, Sample};
use sideline::domain::printable::printable;
use sideline::failure::Failure;
use sideline::record;
use sideline::runtime::pump::{Left, Screens};
use sideline::runtime::terminal;
use sideline::workspace::Workspace;
use sideline::world::World;

/// What is said once where the drive cannot confirm what it keeps.
const UNCONFIRMED: &str =
    "This drive cannot confirm what it keeps: a power cut may lose the last change.";

fn main() -> ExitCode {
    terminal::restore_on_panic();
    // With standard error gone there is nobody left to tell.
    let say = |text: &str| drop(writeln!(io::stderr(), "{text}"));
    let code = run().unwrap_or_else(|failure| {
        say(&told(&failure));
        ExitCode::from(failure.exit_code())
    });
    if record::cannot_confirm() {
        say(UNCONFIRMED);
    }
    code
}

/// What the screens are to show.
enum Showing {
    /// A workspace of the user's.
    Own(Workspace, model::Wanted),
    /// The sample data, which goes with the screens.
    Sample,
}

fn run() -> Result<ExitCode, Failure> {
    // Written in large pieces: a list may have thousands of lines.
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = understood(&mut out);
    printed(out.flush())?;
    drop(out);
    let Some((world, showing)) = outcome? else { return Ok(ExitCode::SUCCESS) };
    match shown(&world, showing)? {
        Left::Gone(code) => Ok(ExitCode::from(code)),
        Left::Unsaved => Ok(ExitCode::FAILURE),
        Left::Quit(Some(say)) => {
            let _ = writeln!(io::stderr(), "{}", printable(&say));
            Ok(ExitCode::SUCCESS)
        }
        Left::Quit(None) | Left::LookAround => Ok(ExitCode::SUCCESS),
    }
}

/// Does what the arguments say. What is left to do are the screens, if they
/// were asked for.
fn understood(out: &mut dyn Write) -> Result<Option<(World, Showing)>, Failure> {
    let mut err = io::stderr();
    let Some(line) = Line::read(env::args_os(), out, &mut err)? else { return Ok(None) };
    let world = World::read(line.colour)?;
    let workspace = line.workspace(&world);
    let wanted = match line.run(&world, &workspace, out, &mut err)? {
        Wanted::Done => return Ok(None),
        Wanted::Demo => return Ok(Some((world, Showing::Sample))),
        Wanted::Home => model::Wanted::Home,
        Wanted::Preview(file) => model::Wanted::Preview(file),
        Wanted::Session(None, beginning) => model::Wanted::Choose(beginning),
        Wanted::Session(Some(deal), beginning) => model::Wanted::Session(deal, beginning),
    };
    Ok(Some((world, Showing::Own(workspace, wanted))))
}

/// Shows the screens until they are left for good: from the first start one may
/// go on to the sample data.
fn shown(world: &World, showing: Showing) -> Result<Left, Failure> {
    let mut screens = Screens::open(remove_sample)?;
    if let Showing::Own(workspace, wanted) = showing {
        let left = screens.show(world, workspace, wanted)?;
        if left != Left::LookAround {
            return Ok(left);
        }
    }
    let Sample { world, workspace, folder } = Sample::new(world)?;
    SAMPLE.get_or_init(|| folder.path().to_owned());
    screens.show(&world, workspace, model::Wanted::Sample)
}

/// Where the sample data lies that is being shown.
static SAMPLE: OnceLock<PathBuf> = OnceLock::new();

/// A signal ends the program without a way back to whoever holds the folder.
fn remove_sample() {
    if let Some(folder) = SAMPLE.get() {
        demo::remove(folder);
    }
}
