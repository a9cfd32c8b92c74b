"""Answers kept by object: each is worked out once, and another object has its own."""

from counterclaim.remembering import remembered


class _Table:
    def __init__(self, name: str) -> None:
        self.name, self.asked = name, 0

    @remembered
    def told(self, word: str, date: str | None = None) -> str:
        self.asked += 1
        return f"{self.name} {word} {date}"


def test_an_answer_is_worked_out_once_for_each_object() -> None:
    one, other = _Table("one"), _Table("other")
    assert [one.told("a"), one.told("a"), one.told("a", "2024"), other.told("a")] == [
        "one a None", "one a None", "one a 2024", "other a None",
    ]  # fmt: skip
    assert (one.asked, other.asked) == (2, 1)
