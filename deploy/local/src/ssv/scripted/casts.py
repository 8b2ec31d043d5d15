"""Who acts in a simulated bureau (see directory.seeding): posts by their places."""

from __future__ import annotations

from dataclasses import dataclass

from directory.domain.values import post_id, unit_id


@dataclass(frozen=True, slots=True)
class Cast:
    """The bureau of a division, by resource names."""

    division: str
    """GB/T 2260, also the own key of the bureau."""

    def post(self, place: str) -> str:
        """The post in a place, such as 06."""
        return f"posts/{post_id(f'{self.division}-P{place}')}"

    @property
    def unit(self) -> str:
        """The bureau."""
        return f"units/{unit_id(self.division)}"

    @property
    def principal(self) -> str:
        """局长."""
        return self.post("01")

    @property
    def leaders(self) -> list[str]:
        """局长 and 副局长."""
        return [self.post("01"), self.post("02")]

    @property
    def reviewer(self) -> str:
        """法制审核岗."""
        return self.post("03")

    @property
    def officers(self) -> list[str]:
        """Two with certificates."""
        return [self.post("06"), self.post("07")]
