"""`whoami` and `keys`: who works here, and by which keys their work can be told from others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench import settings
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.errors import InputError
from workbench.model import checker_of
from workbench.presentation import short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.desk.signatures import Signatories
    from workbench.signing.keyring import KnownKey


@click.command("whoami")
@click.option("--name", default="", help="Your name, as it shall stand beside your verdicts.")
@click.option("--initials", default="", help="Your initials; made from the name if left out.")
@click.option("--organization", default="", help="Your desk or outlet.")
@click.option("--url", default="", help="Your page, for published reports.")
@click.option(
    "--sign/--no-sign", default=None, help="Sign your work from now on with a key of your own, or stop it."
)
def whoami_command(name: str, initials: str, organization: str, url: str, sign: bool | None) -> int:
    """Say who you are, or show it. WORKBENCH_CHECKER="Name, Organization" does it for one run.

    With --sign your work bears a signature that nobody else can make: others who know your key see that it is yours.
    The key is a file in your configuration folder that you alone can read; --no-sign stops signing and keeps it.

    \b
      workbench whoami --name "Ada Byron" --organization "The Daily Engine"
      workbench whoami --sign
    """
    if name.strip():
        settings.remember(checker_of(name.strip(), initials=initials, organization=organization, url=url))
    elif initials or organization or url:
        raise InputError("say your name too: workbench whoami --name NAME")
    who = settings.checker()
    about = ", ".join(part for part in (f"{who.name} ({who.initials})", who.organization, who.url) if part)
    hint = "" if settings.is_named() else " (your login name; set yours with --name)"
    echo(shown_line(f"{about}{hint}"))
    _sign(sign)
    return DONE


def _sign(wanted: bool | None) -> None:
    from workbench.signing import fingerprint, keyring

    who = settings.checker()
    if wanted:
        if not settings.is_named():
            raise InputError("say who signs first: workbench whoami --name NAME --sign")
        keyring.begin(who)
    elif wanted is False:
        echo("You do not sign any more." if keyring.stop() else "You did not sign.")
    key = keyring.own_key()
    if key is not None:
        signs = (key.name, key.organization) == (who.name, who.organization)
        echo(f"You sign with the key {fingerprint(key.key)}" if signs else shown_line(_not_signing(key.name)))


def _not_signing(name: str) -> str:
    return f"Not signed: the key here is {name}’s; `workbench whoami --sign` makes it yours"


@click.group("keys", invoke_without_command=True)
@click.pass_context
def keys_command(ctx: click.Context) -> int:
    """List the keys you know, and those in the claims file that you do not.

    Have somebody read their key to you (`workbench keys` on their machine), by telephone or across the table, and
    compare it with the one that stands here before you trust it.

    \b
      workbench keys
      workbench keys trust 3fa1 --name "Ben Osei" --organization "The Daily Engine"
      workbench keys forget 3fa1
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(_list)
    return DONE


@click.command()
@pass_context
def _list(context: Context) -> None:
    from workbench.signing import fingerprint, keyring

    keys = keyring.known_keys()
    for holder in keys:
        whose = ", ".join(filter(None, (holder.name, holder.organization)))
        echo(shown_line(f"{short_id(holder.key)}  {fingerprint(holder.key)}  {whose}{_right(holder)}"))
    _tell_look_alikes(context, keys)
    unknown = _unknown(context)
    for key, count in unknown.items():
        echo(f"{short_id(key)}  {fingerprint(key)}  unknown, on {count} entries")
    if not keys and not unknown:
        echo("No keys yet. `workbench whoami --sign` makes yours.")


def _tell_look_alikes(context: Context, keys: Iterable[KnownKey]) -> None:
    from workbench.cli.look_alikes import tell_look_alikes

    holders = {key.name for key in keys}
    if context.has_file():
        with context.desk() as desk:
            holders |= {checker.name for checker in desk.checkers().values()}
    tell_look_alikes("Names of checkers and holders of keys", holders)


def _right(key: KnownKey) -> str:
    """What the holder of a key may do, beside signing."""
    if key.own:
        return " (yours)"
    return " (may erase)" if key.may_erase else ""


def _unknown(context: Context) -> dict[str, int]:
    """The keys in the claims file, where there is one, that this user does not know, with what they signed."""
    if not context.has_file():
        return {}
    with context.desk() as desk:
        return dict(sorted(desk.signatures.signatories().unknown.items()))


@keys_command.command("trust")
@click.argument("key")
@click.option("--name", required=True, help="Whose key it is, as their name stands beside their verdicts.")
@click.option("--organization", default="", help="Their desk or outlet, as it stands there.")
@click.option(
    "--may-erase",
    is_flag=True,
    help="Erase what its holder asks for as soon as it is merged, without asking you.",
)
@pass_context
def _trust(context: Context, key: str, name: str, organization: str, may_erase: bool) -> int:
    """Say whose key this is.

    KEY is all its digits, or how a key in the claims file begins. What others erase is otherwise a request to you,
    which `workbench erasures` shows; said again without --may-erase, it is so again.

    \b
      workbench keys trust 3fa1 --name "Ben Osei"
    """
    from workbench.signing import fingerprint, keyring

    if not name.strip():
        raise InputError("say whose key it is: workbench keys trust KEY --name NAME")
    whole = key.strip().lower()
    if len(whole) < 64:
        whole = keyring.matching(
            whole, [*_unknown(context), *(holder.key for holder in keyring.known_keys())]
        )
    kept = keyring.trust(
        whole, checker_of(name.strip(), organization=organization.strip()), may_erase=may_erase
    )
    echo(shown_line(f"{fingerprint(kept.key)} is {kept.name}’s key from now on."))
    return DONE


@keys_command.command("forget")
@click.argument("key")
def _forget(key: str) -> int:
    """Strike out a key you know; KEY is how it begins. Your own goes with `workbench whoami --no-sign`.

    \b
      workbench keys forget 3fa1
    """
    from workbench.signing import keyring

    echo(shown_line(f"{keyring.forget(key).name}’s key is unknown from now on."))
    return DONE


def signatures_line(signatories: Signatories) -> str:
    """How much of the work in a file is signed, and by whom; "" where nobody has worked on it."""
    signed = [f"{count} by {name}" for name, count in sorted(signatories.holders.items())]
    signed += [f"{count} {words}" for words, count in sorted(signatories.others.items())]
    signed += [
        f"{count} by an unknown key, {short_id(key)}" for key, count in sorted(signatories.unknown.items())
    ]
    if not signed and not signatories.unsigned:
        return ""
    return shown_line(
        f"Signed: {'; '.join(signed) or 'nothing'}. Unsigned: {signatories.unsigned or 'nothing'}."
    )
