"""Load a timeline and ask it questions: `python examples/use_as_library.py`."""

from pathlib import Path

import timeline

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"


def main() -> None:
    """Print what a timeline knows, and how well it knows it."""
    troops = timeline.load(SEED)
    print(f"{troops.title}: {len(troops)} events\n")

    # a date is never more exact than its source, in words or in bounds
    sent = troops["troops-sent"]
    print(f"“{sent.title}” has the date {sent.when}, in words: {sent.when.format()}.")
    print(f"Earliest: {sent.when.earliest}. Latest: {sent.when.latest}.\n")

    # contradiction is data: every voice on the event is kept
    print("Who stands where on it?")
    for stance in timeline.Stance:
        for statement in troops.about(sent):
            if any(a.event == sent.id and a.stance is stance for a in statement.about):
                names = ", ".join(actor.name for actor in statement.speaker)
                print(f"  {stance.value:9} {names}, {statement.when.format()}")

    # an answer is a timeline of its own, so questions can follow one another
    print("\nWhat can have happened from 18 to 19 October 2024?")
    for event in troops.between("2024-10-18", "2024-10-19"):
        print(f"  {event.when.format():20} {event.title}")
    print("\nIn which of them does Russia take part?")
    for event in troops.between("2024-10-18", "2024-10-19").by("Russia"):
        print(f"  {event.when.format():20} {event.title}")

    # what you find out yourself goes into the model just so
    parade = timeline.Event(title="A parade in Pyongyang", when="2024-10~", place="Pyongyang")
    print(f"\n“{parade.title}” was {parade.when.format()}: {parade.when.precision} precision,")
    print(f"on a day from {parade.when.earliest} to {parade.when.latest}.")


if __name__ == "__main__":
    main()
