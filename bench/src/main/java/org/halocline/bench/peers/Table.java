package org.halocline.bench.peers;

import java.util.List;
import java.util.Locale;
import org.halocline.bench.machine.Machine;
import org.halocline.bench.scaling.ScalingJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What all contests came to.
///
/// @param machine  on what; its load average is that before the first
/// @param ranks    workers, ranks and threads
/// @param repeats  of each program
/// @param quick    whether sizes were small, so that the ratios mean nothing
/// @param outcomes in order
record Table(Machine machine, int ranks, int repeats, boolean quick, List<Contest.Outcome> outcomes) {
    private static final JsonMapper MAPPER = new JsonMapper();

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(machine).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%d workers, ranks, threads; medians of %d, interleaved; load average %.1f before%n",
                ranks,
                repeats,
                machine.load()));
        text.append("Halocline: rate of the stepping loop from result.json, compilation included, JVM start not;"
                + " C + MPI: gcc -O3 -march=native, the steps alone; NumPy on one core\n");
        if (quick) {
            text.append("QUICK: sizes too small for ratios to mean anything\n");
        }
        text.append(String.format(
                "%n%-34s  %-13s  %12s  %-14s  %8s  %s%n", "work", "program", "median", "unit", "ratio", "answer"));
        for (Contest.Outcome outcome : outcomes) {
            Contest contest = outcome.contest();
            for (String program : outcome.values().keySet()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-34s  %-13s  %12.4g  %-14s  %8s  %s%n",
                        contest.name(),
                        program,
                        outcome.median(program),
                        contest.kind().unit,
                        program.equals(Contest.HALOCLINE)
                                ? ""
                                : String.format(Locale.ROOT, "%.2f%s", outcome.ratio(program), "×"),
                        answer(outcome, program)));
            }
        }
        text.append("\nratio: Halocline over the program; of rates more is better, of times less\n");
        return text.toString();
    }

    private static String answer(Contest.Outcome outcome, String program) {
        Measurement measurement = outcome.answers().get(program);
        if (measurement == null) {
            return "none";
        }
        double answer = measurement.answer();
        return switch (outcome.contest().kind()) {
            case GRID -> String.format(Locale.ROOT, "%.1e from the closed form", answer);
            case SAMPLES ->
                program.equals(Contest.HALOCLINE)
                        ? String.format(Locale.ROOT, "%.9g", answer)
                        : String.format(Locale.ROOT, "%.9g, may differ by %.1e", answer, measurement.within());
            case TIME -> "every word checked";
        };
    }

    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", 1);
        root.set("machine", ScalingJson.machine(machine));
        root.put("ranks", ranks);
        root.put("repeats", repeats);
        root.put("quick", quick);
        ArrayNode contests = root.putArray("contests");
        for (Contest.Outcome outcome : outcomes) {
            ObjectNode node = contests.addObject();
            node.put("work", outcome.contest().name());
            node.put("unit", outcome.contest().kind().unit);
            node.put("moreIsBetter", outcome.contest().kind().more);
            ArrayNode programs = node.putArray("programs");
            outcome.values().forEach((program, values) -> {
                ObjectNode one = programs.addObject();
                one.put("program", program);
                one.put("median", outcome.median(program));
                ArrayNode all = one.putArray("repeats");
                values.forEach(all::add);
                Measurement last = outcome.answers().get(program);
                if (last != null) {
                    one.put("answer", last.answer());
                    one.put("within", last.within());
                }
                if (!program.equals(Contest.HALOCLINE)) {
                    one.put("ratio", outcome.ratio(program));
                }
            });
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
