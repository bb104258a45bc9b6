"""The command line: it parses, hands over to one file of ``commands``, and turns what goes wrong into one sentence.

A command is imported only when it is asked for, so that ``isva-desk assess`` never waits for the window's libraries.
Exit codes: 0 done, 1 a check found something, 2 the input or the surroundings are at fault, 70 a fault of the program.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from isva_desk import __version__
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.spoken_language import speak
from isva_desk.language import N_, _
from isva_desk.vault.process import harden_process

COMMANDS = {
    "window": N_("open the desk (this is what happens without a command)"),
    "today": N_("what needs you today"),
    "case": N_("one case, or the caseload as a list"),
    "chase": N_("who is being asked about what, drafts of letters, and answers"),
    "letters": N_("the letters of a case, those that are looked for, and dates that differ"),
    "decisions": N_("what runs out in a case, how hard news is told, reviews, and the work of police and CPS"),
    "agencies": N_("what agencies promised, whom to ring there, and the scorecard of the framework"),
    "court": N_("hearings and their moves, special measures, the outcome of a day at court"),
    "diary": N_("the days of the record by week or month, and chosen ones as a calendar file"),
    "needs": N_("risks, needs and consents of a client, and the card of what to know"),
    "waiting": N_("who waits for the service, attempts, check-ins, and who takes the case on"),
    "requests": N_("requests for the client's records, test by test, and letters about them"),
    "notes": N_("the notes of a case, and minutes for returns"),
    "assess": N_("judge case files: who should have been told what by when, and whether there is a record of it"),
    "rules": N_("list, explain or check the rules that the program judges by"),
    "import": N_("take in case files or a spreadsheet"),
    "export": N_("write cases out as case files"),
    "update": N_("write what happened as a page in plain words for the client"),
    "helplines": N_("telephone lines that somebody made sure of, so that they may stand on a page for a client"),
    "report": N_("print a report for managers and partners as PDF, CSV or XLSX"),
    "vault": N_("create, check, back up, restore or recover a vault"),
    "demo": N_("make a vault of invented clients to look at"),
}

DONE, FOUND_SOMETHING, BAD_INPUT, FAULT_OF_THE_PROGRAM, INTERRUPTED = 0, 1, 2, 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing but one sentence is ever said about what went wrong."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_output()
    try:
        if arguments is None:  # a process of our own, not a call from inside another program
            harden_process()
        speak()
        return _run(words)
    except KnownProblem as problem:
        return _complain(" ".join(filter(None, (problem.sentence, problem.kept, problem.next_step))), BAD_INPUT)
    except BrokenPipeError:
        # The reader went away, as `| head` does. Python must not complain about it again while shutting down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UnicodeEncodeError:  # half a letter in the arguments, or a byte that is none: nothing of it can be stored
        return _complain(_("Something in what was given is not text that can be stored. Type it again."), BAD_INPUT)
    except OSError as problem:
        return _complain(_say_system_problem(problem), BAD_INPUT)
    except KeyboardInterrupt:
        return _complain(_("Stopped."), INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - a traceback would show what the program was working on
        return _complain(_say_fault(fault), FAULT_OF_THE_PROGRAM)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one sentence, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        sentence = _("{complaint} ({command} --help says what can be asked.)")
        self.exit(BAD_INPUT, f"{self.prog}: {sentence.format(complaint=message, command=self.prog)}\n")


def _run(words: list[str]) -> int:
    chosen = next((word for word in words if not word.startswith("-")), None)
    if chosen is None and not {"-h", "--help", "--version"} & set(words):
        words, chosen = ["window", *words], "window"
    parser = _Parser(
        prog="isva-desk",
        description=_("An offline, encrypted caseload that says who has not been told, by whom, and why."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ISVA Desk {__version__}", help=_("say the version"))
    subparsers = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for name, summary in COMMANDS.items():
        command = subparsers.add_parser(name, help=_(summary), description=_(summary), allow_abbrev=False)
        if name == chosen:
            module = import_module(f"isva_desk.commands.{name.replace('import', 'import_')}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    try:
        parsed = parser.parse_args(words)
        return int(parsed.run(parsed))
    finally:
        # Here and not while Python shuts down, so that a reader who went away is noticed where it can be handled.
        if sys.stdout is not None:
            sys.stdout.flush()


def _prepare_output() -> None:
    """A console that lacks a letter shows another in its place; the packaged window has no console at all."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _say_system_problem(problem: OSError) -> str:
    what = problem.strerror or type(problem).__name__
    if problem.filename is None:
        return _("The computer refused: {what}.").format(what=what)
    return _('"{path}" cannot be used: {what}.').format(path=Path(os.fsdecode(problem.filename)), what=what)


def _say_fault(fault: Exception) -> str:
    """The kind of fault and its place in the program's own code: enough to mend it, and nothing of what was in it."""
    trace, place = fault.__traceback__, "?"
    own = str(Path(__file__).parent)
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if str(path).startswith(own):
            place = f"{path.relative_to(own).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return _("The program has a fault ({kind} at {place}). What was recorded before is kept.").format(
        kind=type(fault).__name__, place=place
    )


def _complain(sentence: str, code: int) -> int:
    if sys.stderr is not None:
        print(f"isva-desk: {sentence}", file=sys.stderr)
    return code
