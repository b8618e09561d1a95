package org.halocline.halo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Stencil;

/// Who sends which cells to whom.
///
/// ```
///   2×2 workers, star(1)         rank 2 │ rank 3
///                               ────────┼────────
///                                rank 0 │ rank 1      0 → 1, 0 → 2, 1 → 3, 2 → 3 and back
///   box(1) adds the corners: 0 ↔ 3, 1 ↔ 2
/// ```
///
/// Along each axis the layer of a subdomain is a list of stretches, each owned by one part of the cut; a region is one
/// stretch per axis. A star stencil needs regions that leave the subdomain along exactly one axis, a box stencil all.
public final class HaloPlan {
    private final Decomposition decomposition;
    private final Stencil stencil;

    public HaloPlan(Decomposition decomposition, Stencil stencil) {
        this.decomposition = decomposition;
        this.stencil = stencil;
    }

    /// What a rank receives, one edge per sender, by rising sender; itself included where it is its own neighbour.
    public List<HaloEdge> incoming(int rank) {
        ProcessGrid processes = decomposition.processGrid();
        Box own = decomposition.subdomain(rank).box();
        TreeMap<Integer, List<CellCopy>> bySender = new TreeMap<>();
        for (Stretch z : stretches(Axis.Z, own)) {
            for (Stretch y : stretches(Axis.Y, own)) {
                for (Stretch x : stretches(Axis.X, own)) {
                    int outside = (x.own ? 0 : 1) + (y.own ? 0 : 1) + (z.own ? 0 : 1);
                    if (outside == 0 || (outside > 1 && !stencil.isBox())) {
                        continue;
                    }
                    CellCopy region = new CellCopy(
                            new Box(x.begin, y.begin, z.begin, x.end, y.end, z.end), x.shift, y.shift, z.shift);
                    bySender.computeIfAbsent(processes.rank(x.part, y.part, z.part), r -> new ArrayList<>())
                            .add(region);
                }
            }
        }
        List<HaloEdge> edges = new ArrayList<>();
        bySender.forEach((sender, regions) -> edges.add(new HaloEdge(sender, rank, regions)));
        return edges;
    }

    /// All edges between different workers, by rising receiver, then sender.
    public List<HaloEdge> edges() {
        List<HaloEdge> edges = new ArrayList<>();
        for (int rank = 0; rank < decomposition.workers(); rank++) {
            for (HaloEdge edge : incoming(rank)) {
                if (edge.from() != edge.to()) {
                    edges.add(edge);
                }
            }
        }
        return edges;
    }

    /// The cells that a rank receives from others in one exchange of one field.
    public long cellsReceived(int rank) {
        return incoming(rank).stream()
                .filter(e -> e.from() != rank)
                .mapToLong(HaloEdge::cells)
                .sum();
    }

    /// A run of cells along one axis with one owner.
    ///
    /// @param begin first index, counted on beyond the grid across a periodic side
    /// @param end   index behind the last
    /// @param shift what to add to reach the owner's index
    /// @param part  the owner's position along the axis
    /// @param own   whether these are the subdomain's own cells, not a layer
    private record Stretch(int begin, int end, int shift, int part, boolean own) {}

    private List<Stretch> stretches(Axis axis, Box own) {
        int begin = own.begin(axis);
        int end = own.end(axis);
        List<Stretch> list = new ArrayList<>();
        if (decomposition.grid().has(axis)) {
            layer(list, axis, begin - stencil.width(), begin);
            list.add(new Stretch(begin, end, 0, decomposition.partOf(axis, begin), true));
            layer(list, axis, end, end + stencil.width());
        } else {
            list.add(new Stretch(begin, end, 0, 0, true));
        }
        return list;
    }

    private void layer(List<Stretch> list, Axis axis, int begin, int end) {
        int n = decomposition.grid().cells(axis);
        boolean periodic = decomposition.grid().axis(axis).isPeriodic();
        for (int index = begin; index < end; ) {
            if (!periodic && (index < 0 || index >= n)) {
                index++;
                continue;
            }
            int owned = Math.floorMod(index, n);
            int part = decomposition.partOf(axis, owned);
            int stop = Math.min(end, index + decomposition.begin(axis, part + 1) - owned);
            list.add(new Stretch(index, stop, owned - index, part, false));
            index = stop;
        }
    }
}
