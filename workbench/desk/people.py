"""People and questions: whom the desk rings up, what about, and what they answer, which is evidence at once."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.evidence import ClaimEvidence
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.errors import InputError, LookupFailed
from workbench.model import Call, ClaimState, Outcome, Person, Question, Source, Stance, Subject
from workbench.store import desk_bodies

_CONFIDENTIAL_ANSWER = "Answer of a confidential person"


class People:
    """People who can be asked, and the questions to them."""

    def __init__(
        self, session: Session, articles: Articles, claims: Claims, sources: Sources, evidence: ClaimEvidence
    ) -> None:
        self._session = session
        self._file = session.file
        self._articles = articles
        self._claims = claims
        self._sources = sources
        self._evidence = evidence

    def add(self, person: Person) -> Person:
        """Puts a person into the file; the id is the entry's. InputError without a name, or a way to reach them."""
        if not person.name.strip():
            raise InputError("a person needs a name: workbench person add NAME --phone NUMBER")
        if not (person.phone.strip() or person.email.strip()):
            raise InputError(f"there is no way to reach {person.name.strip()}; give --phone or --email")
        values = {name: getattr(person, name) for name in desk_bodies.PersonBody.__dataclass_fields__}
        return self.get(self._session.write("person", desk_bodies.PersonBody(**values)).id)

    def all(self) -> tuple[Person, ...]:
        """Everybody whom the file knows, by name."""
        return self._file.people()

    def get(self, who: str) -> Person:
        """The person of this name, or whose id begins so. LookupFailed where it is none or several."""
        spoken = " ".join(who.split()).casefold()
        fitting = [each for each in self.all() if spoken and _is_called(each, spoken)]
        if len(fitting) != 1:
            which = f"{len(fitting)} people are called" if fitting else "no person of this file is called"
            raise LookupFailed(f"{which} {who!r}; `workbench person list` shows them with their ids")
        return fitting[0]

    def ask(self, who: str, claims: Sequence[str], text: str) -> Question:
        """Puts a question to a person about one claim or several. InputError where it asks nothing."""
        person = self.get(who)
        if not text.strip():
            raise InputError("the question asks nothing; write it: workbench ask PERSON CLAIM --text TEXT")
        names = tuple(dict.fromkeys(self._claims.get(claim).claim.id for claim in claims))
        body = desk_bodies.QuestionBody(
            claim_ids=names, person_id=person.id, text=text.strip(), confidential=person.confidential
        )
        return self.question(self._session.write("question", body).id)

    def answer(self, question: str, text: str, *, stance: Stance = "supports") -> tuple[ClaimState, ...]:
        """Records an answer: a source of kind person, evidence on each claim asked about, and the question is closed.

        One step. A question is named by its id, or by its person where no other to them is open. InputError where it
        says nothing, or where the question is closed.
        """
        asked = self._open(question)
        if not text.strip():
            raise InputError("the answer says nothing; write it: workbench answer QUESTION TEXT")
        person = self.get(asked[0].person_id)
        with self._session.step("answer a question"):
            source = self._sources.add(_source(person))
            for each in asked:
                self._evidence.attach(
                    each.claim_id,
                    source.id,
                    quote=text.strip(),
                    locator=f"answer of {self._session.instant()[:10]}",
                    stance=stance,
                )
            self._close(asked, desk_bodies.ANSWERED, source.id)
            return self._claims.of([each.claim_id for each in asked])

    def withdraw(self, question: str) -> None:
        """Takes a question off the call sheet without an answer. InputError where it is closed."""
        asked = self._open(question)
        self._close(asked, desk_bodies.WITHDRAWN, "")

    def question(self, prefix: str) -> Question:
        """The question with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        return self._file.question(prefix)[0]

    def calls(self, article: str = "") -> tuple[Call, ...]:
        """The open questions by the person to ring, by name: about one article, or all."""
        only = self._articles.get(article).id if article else ""
        titles = {head.id: head.title for head in self._articles.all()}
        people = {person.id: person for person in self.all()}
        asked: dict[str, dict[str, tuple[Question, list[Subject]]]] = {}
        for question in self._file.open_questions():
            (state,) = self._claims.of([question.claim_id]) or (None,)
            if state is None or question.person_id not in people or only not in ("", state.claim.article_id):
                continue
            of_person = asked.setdefault(question.person_id, {})
            subjects = of_person.setdefault(question.id, (question, []))[1]
            subjects.append(_subject(state, titles.get(state.claim.article_id, "")))
        return tuple(
            Call(
                person=people[name],
                questions=tuple((each, tuple(about)) for each, about in questions.values()),
            )
            for name, questions in sorted(asked.items(), key=lambda item: (people[item[0]].name, item[0]))
        )

    def _open(self, prefix: str) -> tuple[Question, ...]:
        asked = self._file.question(self._of_person(prefix) or prefix)
        if asked[0].id not in {each.id for each in self._file.open_questions()}:
            raise InputError(
                f"question {asked[0].id[:8]} is answered or withdrawn; `workbench undo` takes that back"
            )
        return asked

    def _of_person(self, name: str) -> str:
        """The id of the one open question to the person of this name; "" where nobody is called so.

        LookupFailed where there are several.
        """
        people = {each.id for each in self.all() if each.name.casefold() == " ".join(name.split()).casefold()}
        asked = {each.id for each in self._file.open_questions() if each.person_id in people}
        if len(asked) > 1:
            raise LookupFailed(
                f"{len(asked)} questions to {name} are open; `workbench calls` shows their ids"
            )
        return asked.pop() if asked else ""

    def _close(self, asked: Sequence[Question], outcome: Outcome, source: str) -> None:
        body = desk_bodies.AnswerBody(
            question=asked[0].id,
            claim_ids=tuple(each.claim_id for each in asked),
            outcome=outcome,
            source_id=source,
            confidential=asked[0].confidential,
        )
        self._session.write("answer", body)


def _is_called(person: Person, spoken: str) -> bool:
    return person.name.casefold() == spoken or (len(spoken) >= 4 and person.id.startswith(spoken))


def _source(person: Person) -> Source:
    """What an answer comes from; of a confidential person its title tells nothing."""
    if person.confidential:
        return Source(id="", title=_CONFIDENTIAL_ANSWER, kind="person", confidential=True)
    told = ", ".join(part for part in (person.name, person.role) if part)
    return Source(id="", title=f"Answer of {told}", publisher=person.organization, kind="person")


def _subject(state: ClaimState, article: str) -> Subject:
    return Subject(claim_id=state.claim.id, text=state.claim.text, sentence=state.sentence, article=article)
