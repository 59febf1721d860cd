"""A timeline in parts: one file for each year, month, tag or place, and an index.

`plan` tells which parts there are, `export_partition` writes one of them, and `write_index` the
index. Nothing but files goes from one to the other, so that any `concurrent.futures.Executor` can
map `export_partition` over the parts of a plan: processes of one machine, or a cluster.
`write_partitions` does all of it on one machine, and goes on where it was killed.
"""

from timeline.partitions.export import export_partition
from timeline.partitions.index import write_index
from timeline.partitions.keys import Split
from timeline.partitions.options import PartitionOptions
from timeline.partitions.planning import Plan, plan
from timeline.partitions.row import Row
from timeline.partitions.writing import Written, write_partitions

__all__ = [
    "PartitionOptions",
    "Plan",
    "Row",
    "Split",
    "Written",
    "export_partition",
    "plan",
    "write_index",
    "write_partitions",
]
