package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.TimeBlock;
import org.halocline.testing.Darts;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Mixing;
import org.junit.jupiter.api.Test;

class ExplainTest {
    @Test
    void thePlanPrintsAsATree() {
        String plan = Engine.explain(
                Mixing.of("vvpp", true, 2, 101, 67),
                Run.until(10)
                        .cfl(0.5)
                        .workers(4)
                        .timeBlock(1)
                        .observe("peak", Observable.max("u"))
                        .observeEvery(Schedule.everySteps(5)));
        List<String> lines = plan.lines().toList();
        assertEquals("Mixing(cells=[101, 67], box=true, width=2, boundaries=vvpp)", lines.get(0));
        assertEquals(
                "├── grid      101×67 cells on [0, 1]×[0, 1], x value 0.25 … value 1.25, y periodic", lines.get(1));
        assertEquals("├── fields    u, v, stencil box(2)", lines.get(2));
        assertEquals("├── workers   4 = 4x1, 25…26×67 cells each, processes over mapped files", lines.get(3));
        assertEquals("├── balance   the largest subdomain is 3.0 % above the average", lines.get(4));
        // Two faces of 2 × (67 + 4) cells (the corners across the periodic side included), two fields, eight bytes.
        assertEquals(
                "├── traffic   4.4 KiB of halo per worker at most, in every step while the core is computed",
                lines.get(5));
        assertEquals("├── block     one step after the other: as asked", lines.get(6));
        assertEquals("├── run       until t = 10.0, dt = 0.0625, about 160 steps", lines.get(7));
        assertEquals("├── observe   peak = max(u), every 5 steps", lines.get(8));
        assertTrue(lines.get(9).startsWith("├── vectors   "), plan);
        assertTrue(lines.get(10).startsWith("└── memory    "), plan);
        Leftovers.assertNone();
    }

    @Test
    void aBlockOfStepsHasADeeperHaloLessOften() {
        String plan = Engine.explain(
                Mixing.of("vvpp", true, 2, 101, 67),
                Run.steps(10).workers(2).timeBlock(new TimeBlock(3, 5)).inProcess());
        assertTrue(plan.contains("block     3 steps at a time in tiles of 5 rows, halo 6 deep: as asked"), plan);
        // One face of 6 × (67 + 12) cells, two fields, eight bytes.
        assertTrue(plan.contains("traffic   7.4 KiB of halo per worker at most, every 3 steps"), plan);
    }

    @Test
    void aSampleRunShowsItsBatches() {
        String plan = Engine.explain(new Darts(1), Run.samples(1_000_000).seed(9));
        assertTrue(plan.contains("run       1000000 samples in 3049 batches, seed 9"), plan);
        assertTrue(plan.contains("workers   1, in the calling process"), plan);
    }
}
