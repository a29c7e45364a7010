"""`person`, `ask`, `answer`, `withdraw` and `calls`: whom the desk rings up, and what they say."""

from __future__ import annotations

from typing import Any, cast, get_args

import click

from workbench.cli import DONE
from workbench.cli.columns import Column, table
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.export import calls
from workbench.model import Person, Stance
from workbench.presentation import short_id


@click.group("person")
def person_command() -> None:
    """Add and list people who can be asked.

    \b
      workbench person add "Ada Holm" --role director --phone "+47 22 00 00 00"
    """


@person_command.command("add")
@click.argument("name")
@click.option("--role", default="", help="What they are: director, witness.")
@click.option("--organization", default="", help="Where.")
@click.option("--phone", default="", help="Their number.")
@click.option("--email", default="", help="Their address.")
@click.option("--public", is_flag=True, help="They may be named: in reports, and in files that you share.")
@pass_context
def add_person(context: Context, /, name: str, public: bool, **facts: Any) -> int:
    """Add a person, who is confidential unless you say --public.

    \b
      workbench person add "Ada Holm" --role director --email ada@example.org --public
    """
    with context.desk(create=True, work=True) as desk:
        person = desk.people.add(Person(id="", name=name, confidential=not public, **facts))
    echo(f"{short_id(person.id)}  {person.name}")
    return DONE


@person_command.command("list")
@pass_context
def list_people(context: Context) -> int:
    """List the people whom the file knows.

    \b
      workbench person list
    """
    from workbench.cli.printing import out

    with context.desk() as desk:
        people = desk.people.all()
    heads = [Column("person"), *(Column(head, wraps=True) for head in ("name", "role", "reached at", ""))]
    rows = (
        (
            short_id(each.id),
            each.name,
            ", ".join(part for part in (each.role, each.organization) if part),
            ", ".join(part for part in (each.phone, each.email) if part),
            "confidential" if each.confidential else "",
        )
        for each in people
    )
    out(table(heads, rows) if people else "There is nobody yet: workbench person add NAME --phone NUMBER")
    return DONE


@click.command("ask")
@click.argument("person")
@click.argument("claims", metavar="CLAIM…", nargs=-1, required=True)
@click.option("--text", required=True, help="What is asked.")
@pass_context
def ask_command(context: Context, person: str, claims: tuple[str, ...], text: str) -> int:
    """Put a question to a person about claims; it comes on the call sheet.

    \b
      workbench ask "Ada Holm" 3f2a 77b0 --text "Was it 40 million?"
      workbench calls
    """
    with context.desk(work=True) as desk:
        question = desk.people.ask(person, claims, text)
    echo(f"{short_id(question.id)}  {question.text}")
    return DONE


@click.command("answer")
@click.argument("question")
@click.argument("text")
@click.option("--stance", type=click.Choice(get_args(Stance)), default="supports", show_default=True)
@pass_context
def answer_command(context: Context, question: str, text: str, stance: str) -> int:
    """Record what a person answered: a source and evidence on each claim, in one step.

    \b
      workbench answer 9c1d "It was 41 million." --stance refutes
    """
    from workbench.cli.printing import out, state_lines

    with context.desk(work=True) as desk:
        for state in desk.people.answer(question, text, stance=cast("Stance", stance)):
            out(state_lines(state, desk.sources.by_id(), desk.checkers()))
    return DONE


@click.command("withdraw")
@click.argument("question")
@pass_context
def withdraw_command(context: Context, question: str) -> int:
    """Take a question off the call sheet without an answer.

    \b
      workbench withdraw 9c1d
    """
    with context.desk(work=True) as desk:
        desk.people.withdraw(question)
    echo("Withdrawn.")
    return DONE


@click.command("calls")
@click.option("--article", default="", help="Only questions about claims of this article.")
@click.option(
    "--format", "format_name", type=click.Choice(list(calls.FORMATS)), default="text", show_default=True
)
@pass_context
def calls_command(context: Context, article: str, format_name: str) -> int:
    """Print the call sheet: open questions by the person to ring.

    It names confidential people too, since it is for you; reports and files that you share do not.

    \b
      workbench calls
      workbench calls --format html > calls.html
    """
    with context.desk() as desk:
        echo(calls.FORMATS[format_name](desk.people.calls(article)), nl=False)
    return DONE
