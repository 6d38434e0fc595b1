"""The events of the world: one that is public, with two visitors, and one that is still a draft."""

from tests.factories.events import EventFactory, RegistrationFactory
from tests.proof.markers import marker


def events(world):
    """Add them to the world."""
    link = f"https://meet.example.org/{marker('link of event email')}"
    world.event = EventFactory(slug="seminar", format="hybrid", online_link=link)
    world.hidden_event = EventFactory(draft=True, slug="hidden-seminar", summary=marker("hidden event summary"))
    world.registration, world.other_registration = (
        RegistrationFactory(
            event=world.event,
            number=number,
            last_name=marker(f"{who} visitor"),
            phone=marker(f"{who} visitor phone"),
        )
        for number, who in enumerate(("first", "second"), start=1)
    )
