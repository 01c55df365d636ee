"""The library in every language → factors, challenges and sections in one, marked where the workshop uses them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workshopkit.frozen import dataclass
from workshopkit.model import content as library_model
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop
from workshopkit.model.content import Library, Ref
from workshopkit.model.topics import Answer, Clause, Focus, Question, Section, Statement
from workshopkit.model.workshop import Method
from workshopkit.resolve.links import all_items
from workshopkit.resolve.localize import Localizer


@dataclass(frozen=True, slots=True)
class Content:
    """The library in one language, by id, each mapping in the order in which it is shown."""

    factors: Mapping[str, Focus]
    challenges: Mapping[str, Focus]
    sections: Mapping[str, Section]

    @property
    def in_play(self) -> tuple[Focus, ...]:
        """The factors, then the challenges, that the agenda names."""
        return tuple(focus for focus in (*self.factors.values(), *self.challenges.values()) if focus.in_play)

    def focuses(self, refs: Iterable[Ref]) -> tuple[Focus, ...]:
        """The factors and challenges named, each once, in the order named; unknown ids are left out."""
        both = {**self.challenges, **self.factors}
        return tuple(both[id_] for id_ in dict.fromkeys(ref.id for ref in refs) if id_ in both)

    def item_focuses(self, item: AuthoredItem) -> tuple[Focus, ...]:
        """An item's factors, then its challenges."""
        factors = dict.fromkeys(ref.id for ref in item.factors if ref.id in self.factors)
        challenges = dict.fromkeys(ref.id for ref in item.challenges if ref.id in self.challenges)
        return (*(self.factors[id_] for id_ in factors), *(self.challenges[id_] for id_ in challenges))

    def named_sections(self, refs: Iterable[Ref]) -> tuple[Section, ...]:
        """The sections named, or holding a clause named, in the agreement's order; each with the clauses named only."""
        named = {ref.id for ref in refs}
        found = []
        for section in self.sections.values():
            clauses = section.clauses if section.id in named else tuple(c for c in section.clauses if c.id in named)
            if clauses or section.id in named:
                found.append(replace(section, clauses=clauses))
        return tuple(found)


def localize_content(authored: AuthoredWorkshop, library: Library, localizer: Localizer) -> Content:
    """All factors, challenges and sections, with what is in play today."""
    items = list(all_items(authored))
    factors_today = {ref.id for item in items for ref in item.factors}
    challenges_today = {ref.id for item in items for ref in item.challenges}
    named = {ref.id for item in items for ref in item.clauses}
    factors = {
        factor.id: _focus("factor", factor, factor.id in factors_today, localizer)
        for factor in sorted(library.factors.values(), key=lambda focus: focus.order)
    }
    challenges = {
        challenge.id: replace(
            _focus("challenge", challenge, challenge.id in challenges_today, localizer),
            answers=_answers(challenge, factors, localizer),
        )
        for challenge in sorted(library.challenges.values(), key=lambda focus: focus.order)
    }
    today = {id_: focus.title for id_, focus in challenges.items() if focus.in_play}
    sections = {
        section.id: _section(section, library, named, today, localizer)
        for section in sorted(library.sections.values(), key=lambda section: section.number)
    }
    return Content(factors, challenges, sections)


def localize_method(method: library_model.Method, localizer: Localizer) -> Method:
    """A method without its steps."""
    text = localizer.text
    return Method(
        id=method.id,
        title=text(method.title),
        origin=text(method.origin),
        purpose=text(method.purpose),
        room=text(method.room),
        online=text(method.online),
        plan_b=text(method.plan_b),
        opening=text(method.opening),
    )


def _focus(type_: str, focus: library_model.Focus, in_play: bool, localizer: Localizer) -> Focus:
    text, texts = localizer.text, localizer.texts
    return Focus(
        type=type_,
        id=focus.id,
        order=focus.order,
        title=text(focus.title),
        short=text(focus.short),
        gist=text(focus.gist),
        explanation=text(focus.explanation),
        signs=texts(focus.signs),
        warnings=texts(focus.warnings),
        statements=tuple(Statement(statement.id, text(statement.text)) for statement in focus.statements),
        questions=tuple(_question(question, localizer) for question in focus.questions),
        first_steps=texts(focus.first_steps),
        listen_for=text(focus.facilitation.listen_for),
        trap=text(focus.facilitation.trap),
        study=text(focus.provenance.study),
        editorial=text(focus.provenance.editorial),
        in_play=in_play,
    )


def _question(question: library_model.Question, localizer: Localizer) -> Question:
    sectors = {sector: localizer.text(text) for sector, text in question.sectors.items()}
    return Question(question.id, question.audience, localizer.text(question.text), sectors)


def _answers(
    challenge: library_model.Challenge, factors: Mapping[str, Focus], localizer: Localizer
) -> tuple[Answer, ...]:
    known = [(factors[answer.factor.id], answer.why) for answer in challenge.answers if answer.factor.id in factors]
    return tuple(Answer(factor.id, factor.title, factor.short, localizer.text(why)) for factor, why in known)


def _section(
    section: library_model.Section,
    library: Library,
    named: set[str],
    today: Mapping[str, str],
    localizer: Localizer,
) -> Section:
    own = sorted((c for c in library.clauses.values() if c.section.id == section.id), key=lambda clause: clause.order)
    return Section(
        id=section.id,
        number=section.number,
        title=localizer.text(section.title),
        gist=localizer.text(section.gist),
        clauses=tuple(_clause(clause, today, localizer) for clause in own),
        in_play=section.id in named or any(clause.id in named for clause in own),
    )


def _clause(clause: library_model.Clause, today: Mapping[str, str], localizer: Localizer) -> Clause:
    text = localizer.text
    challenges = tuple(ref.id for ref in clause.challenges)
    return Clause(
        id=clause.id,
        title=text(clause.title),
        question=text(clause.question),
        why=text(clause.why),
        good=text(clause.good),
        factors=tuple(ref.id for ref in clause.factors),
        challenges=challenges,
        answers_today=tuple(title for id_, title in today.items() if id_ in challenges),
    )
