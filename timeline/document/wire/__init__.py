"""Events to bytes and back at the speed of msgspec; imported where events are read or written.

A file's bytes become structs (`structs`), these become objects of the model without running its
converters (`build`), and `proofs` shows that the converters would have changed nothing. Wherever
that is not proved, `events` refuses, and nodes are read instead: slowly, with the place and the
words of every mistake. What is accepted here is accepted there, with an equal result.
"""
