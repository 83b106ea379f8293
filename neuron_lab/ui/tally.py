"""How many of a lesson's questions were answered without help, since its Python was started. Nothing is stored."""


class Tally:
    """Which questions were answered without help: right at the first try, with no hint and no solution shown.

    Other numbers are a new try. The same numbers are not: a question that was helped with, or answered wrong, counts
    again only once it is asked with others. What counted once goes on counting.

    :param names: the questions', in order.
    """

    RULE = (
        "Without help means: right at the first try, with no hint and no solution shown. New numbers are a new try. "
        "Nothing is stored: it counts from when this notebook's Python was started."
    )

    def __init__(self, names):
        self.names = tuple(names)
        self._helped, self._answered, self._alone = set(), set(), set()
        self._listeners = []

    def helped(self, name, prompt):
        """There was help, or a wrong answer, with the question ``name`` as ``prompt`` puts it."""
        self._helped.add((name, prompt))
        self._tell()

    def answered(self, name, prompt):
        """The question ``name``, as ``prompt`` puts it, was answered right."""
        self._answered.add(name)
        if (name, prompt) not in self._helped:
            self._alone.add(name)
        self._tell()

    @property
    def alone(self):
        """The places, from 1, of the questions that were answered without help."""
        return self._places(self._alone)

    @property
    def with_help(self):
        """The places of those that were answered with help only, or whose solution was asked for."""
        tried = self._answered | {name for name, _ in self._helped}
        return self._places(tried - self._alone)

    @property
    def words(self):
        """How it stands: "Answered without help in this session: 2 of 4 (questions 1, 3). …"."""
        numbered = enumerate(self.names, start=1)
        tried = {*self.alone, *self.with_help}
        missing = [place for place, _ in numbered if place not in tried]
        which = f" ({_listed('question', self.alone)})" if self.alone else ""
        said = [f"Answered without help in this session: {len(self.alone)} of {len(self.names)}{which}."]
        said += [f"With help, or not right at once: {_listed('question', self.with_help)}."] * bool(
            self.with_help
        )
        said += [f"Not answered yet: {_listed('question', missing)}."] * bool(missing and tried)
        return " ".join(said)

    def listen(self, told):
        """Call ``told`` without arguments whenever something has counted."""
        self._listeners.append(told)

    def forget(self, told):
        """Call it no more; nothing happens where it was not called."""
        self._listeners = [each for each in self._listeners if each != told]

    def _places(self, names):
        return [place for place, name in enumerate(self.names, start=1) if name in names]

    def _tell(self):
        for told in self._listeners:
            told()


def _listed(thing, places):
    return f"{thing}{'s' if len(places) > 1 else ''} {', '.join(map(str, places))}"
