package org.halocline.io.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.model.Observable;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.model.Survival;
import org.halocline.model.TimeBlock;
import org.halocline.model.Workers;
import org.halocline.sample.TallySpec;
import org.halocline.variance.Sampling;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of configs, for editors that complete and check while typing.
///
/// It accepts what [ConfigReader] accepts, but for what one value says about another: whether a field exists, a region
/// lies on the grid, times rise, or what a record's constructor refuses.
public final class ConfigSchema {
    private static final String GRID_RUN = "gridRun";
    private static final String PROGRAM_RUN = "programRun";
    private static final String SAMPLE_RUN = "sampleRun";
    private static final String SAMPLING = "sampling";
    private static final String CHECKPOINT = "checkpoint";
    private static final String SAMPLE_CHECKPOINT = "sampleCheckpoint";
    private static final String SNAPSHOT_PLAN = "snapshotPlan";

    private static final String ARRANGEMENT = "^\\s*(auto|[1-9][0-9]{0,3}([x×][1-9][0-9]{0,3}){0,2})\\s*$";
    private static final String NOT_BLANK = "\\S";
    private static final String CLASS_NAME = "[.A-Z]";

    private static final String NUMBER = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?";
    private static final String RANGE = "\\s*[xyz]\\s*=\\s*" + NUMBER + "\\s*(\\.\\.\\s*" + NUMBER + "\\s*)?";
    private static final String REGION = RANGE + "(," + RANGE + ")*";

    private final Catalogue catalogue;
    private final ParameterSchema parameters = new ParameterSchema();

    private ConfigSchema(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Draft 2020-12, pretty printed.
    public static String json(Catalogue catalogue) {
        Object schema = new ConfigSchema(catalogue).config().keywords();
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private Schema config() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("simulation", simulation());
        properties.put("parameters", Schema.type("object").described("The components of the simulation's record."));
        properties.put("run", Schema.type("object").described("How long, and on how many workers."));
        properties.put("observe", observe());
        properties.put(
                "metrics",
                Schema.object(schedule())
                        .exactlyOne(Keys.SCHEDULE)
                        .described("When observables are computed; every " + Run.DEFAULT_OBSERVE_STEPS
                                + " steps unless given."));
        properties.put("averages", averages());
        properties.put(
                "snapshots",
                Schema.anyOf(
                                Schema.reference(SNAPSHOT_PLAN),
                                Schema.type("array").with("items", Schema.reference(SNAPSHOT_PLAN)))
                        .described("What to write during the run, and when."));
        properties.put("checkpoint", Schema.type("object").described("States on disk, to go on from later."));
        properties.put(
                "charts",
                Schema.type("boolean")
                        .with("default", false)
                        .described("Whether the convergence of estimates, and histograms, are drawn."));
        properties.put("output", Schema.text(NOT_BLANK).described("Output folder."));
        properties.put(
                "verify",
                Schema.type("object")
                        .with("propertyNames", Schema.text(SmallerSize.PATH.pattern()))
                        .described("Values by path for halocline verify, such as \"run.samples\": 100000."));
        properties.put("$schema", Schema.type("string").described("Where this schema is, for editors."));
        List<Map<String, Object>> cases = perSimulation();
        Map<String, Schema> definitions = new LinkedHashMap<>();
        definitions.put(GRID_RUN, run(SimulationKind.GRID));
        definitions.put(PROGRAM_RUN, run(SimulationKind.PROGRAM));
        definitions.put(SAMPLE_RUN, run(SimulationKind.SAMPLE));
        definitions.put(CHECKPOINT, checkpoint(Keys.SCHEDULE));
        definitions.put(SAMPLE_CHECKPOINT, checkpoint(Keys.SAMPLE_SCHEDULE));
        definitions.put(SNAPSHOT_PLAN, snapshotPlan());
        definitions.putAll(parameters.definitions());
        return Schema.any()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Halocline config")
                .with("type", "object")
                .with("required", List.of("simulation", "run"))
                .with("properties", Schema.keywords(properties))
                .with("additionalProperties", false)
                .with("allOf", cases)
                .with("$defs", Schema.keywords(definitions));
    }

    private Schema simulation() {
        return Schema.anyOf(Schema.constants(List.copyOf(catalogue.simulations().keySet())), Schema.text(CLASS_NAME))
                .described("What to run: a registered name, or the name of a class.");
    }

    /// Parameters and kind of run follow from the simulation.
    private List<Map<String, Object>> perSimulation() {
        List<Map<String, Object>> cases = new ArrayList<>();
        catalogue.simulations().forEach((name, type) -> {
            Schema isThis = Schema.any()
                    .with("required", List.of("simulation"))
                    .with("properties", Map.of("simulation", Map.of("enum", List.of(name, type.getName()))));
            cases.add(Schema.any()
                    .with("if", isThis)
                    .with("then", consequence(name, type))
                    .keywords());
        });
        return cases;
    }

    private Schema consequence(String name, Class<? extends Simulation> type) {
        SimulationKind kind = SimulationKind.of(type);
        String run = switch (kind) {
            case GRID, UNKNOWN -> GRID_RUN;
            case PROGRAM -> PROGRAM_RUN;
            case SAMPLE -> SAMPLE_RUN;
        };
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("parameters", parameters.reference(name, type).keywords());
        properties.put("run", Schema.reference(run).keywords());
        kind.otherKeys().forEach(key -> properties.put(key, false));
        properties.put(
                "checkpoint",
                Schema.reference(kind.hasFields() ? CHECKPOINT : SAMPLE_CHECKPOINT)
                        .keywords());
        Schema then = Schema.any().with("properties", properties);
        return ParameterType.isOptional(type) ? then : then.with("required", List.of("parameters"));
    }

    private Schema run(SimulationKind kind) {
        Map<String, Schema> all = new LinkedHashMap<>();
        String mostly = kind.needsStop() ? "" : " unless the program ends before";
        all.put("until", Schema.positive().described("Simulated time to run to" + mostly + "."));
        all.put("steps", Schema.integer(1, Long.MAX_VALUE).described("Number of steps" + mostly + "."));
        all.put("samples", Schema.integer(1, Long.MAX_VALUE).described("Number of samples."));
        all.put("dt", Schema.positive().described("Time step."));
        all.put(
                "cfl",
                Schema.positive()
                        .with("maximum", 1)
                        .described("Time step as a fraction of the largest stable one; " + Run.DEFAULT_CFL
                                + " unless dt or this is given."));
        all.put("workers", workers());
        all.put(
                "placement",
                Schema.constants(new ParameterType.Choice(Workers.Placement.class).accepted())
                        .described("Where workers run; processes unless given."));
        all.put(
                "pin",
                Schema.type("boolean")
                        .with("default", false)
                        .described("Whether each worker process keeps to one core; changes no result."));
        all.put(
                "seed",
                Schema.integer(Long.MIN_VALUE, Long.MAX_VALUE)
                        .with("default", Run.DEFAULT_SEED)
                        .described("Of the random streams."));
        all.put("target", target());
        all.put(
                "batch",
                Schema.integer(0, Long.MAX_VALUE)
                        .with("default", 0)
                        .described("Samples in each batch; 0 for batches that begin small and grow; changes no"
                                + " result."));
        all.put(
                "limitSeconds",
                Schema.type("number")
                        .with("minimum", 0)
                        .with("default", 0)
                        .described("Wall time after which the run ends with the samples that it has; 0 for no limit."));
        all.put(
                "jackknife",
                Schema.anyOf(Schema.integer(0, 0), Schema.integer(2, TallySpec.Groups.MOST))
                        .with("default", 0)
                        .described("Groups of samples that the jackknife of derived quantities leaves out in turn,"
                                + " two or more; 0 for none."));
        all.put(
                "sampling",
                parameters.reference(SAMPLING, Sampling.class).described("How samples are drawn; plain unless given."));
        all.put(
                "overlap",
                Schema.type("boolean")
                        .with("default", true)
                        .described("Whether halos travel while the core is computed; changes no result."));
        all.put(
                "timeBlock",
                Schema.integer(0, TimeBlock.MAX_STEPS)
                        .with("default", 0)
                        .described("Steps at a time while cells are in the cache; 1 for one after the other, 0 lets"
                                + " the engine choose; changes no result."));
        all.put(
                "maxRestarts",
                Schema.integer(0, Integer.MAX_VALUE)
                        .with("default", Survival.DEFAULT.maxRestarts())
                        .described("How often the run goes on after losing a worker, within any ten minutes."));
        all.put(
                "hangSeconds",
                Schema.type("number")
                        .with("minimum", 0)
                        .described("After how long without a sign of work a worker counts as hung; 0 lets the engine"
                                + " choose."));
        all.put(
                "outputTrouble",
                Schema.constants(new ParameterType.Choice(OutputTrouble.class).accepted())
                        .described("What happens when an output other than the result cannot be written: the run stops,"
                                + " unless given, or drops the output and goes on."));
        all.keySet().retainAll(kind.runKeys());
        Schema run = Schema.object(all);
        if (kind.needsStop()) {
            run.exactlyOne(kind.stops());
        } else {
            run.notBoth(kind.stops());
        }
        return kind.hasFields() ? run.notBoth(Keys.TIME_STEP) : run;
    }

    private static Schema target() {
        Map<String, Schema> all = new LinkedHashMap<>();
        all.put("score", Schema.type("string").described("Whose estimate; may be left out where there is one."));
        all.put(
                "quantile",
                Schema.type("number")
                        .with("exclusiveMinimum", 0)
                        .with("exclusiveMaximum", 1)
                        .described("Which quantile of the score; its mean unless given."));
        all.put("standardError", Schema.positive().described("How small the standard error has to be."));
        all.put("relativeError", Schema.positive().described("The same as a fraction of the mean."));
        all.put(
                "minSamples",
                Schema.integer(2, Long.MAX_VALUE)
                        .with("default", Stop.AtTarget.DEFAULT_MIN_SAMPLES)
                        .described("The run does not end before."));
        all.put("maxSamples", Schema.integer(2, Long.MAX_VALUE).described("The run ends there in any case."));
        return Schema.object(all)
                .exactlyOne(Keys.TARGET_ERROR)
                .described("The error at which the run ends, instead of a number of samples.");
    }

    private static Schema workers() {
        Schema part = Schema.integer(1, ProcessGrid.MAX_WORKERS);
        return Schema.anyOf(
                        part,
                        Schema.text(ARRANGEMENT),
                        Schema.type("array")
                                .with("items", part)
                                .with("minItems", 1)
                                .with("maxItems", 3))
                .described("A number, an arrangement such as [2, 2] or \"2x2\", or \"auto\" for one per core; 1 unless"
                        + " given.");
    }

    private static Schema observe() {
        String kinds = String.join("|", Observable.kinds().split(", "));
        return Schema.type("object")
                .with("propertyNames", Schema.text(NOT_BLANK))
                .with(
                        "additionalProperties",
                        Schema.text("^\\s*(" + kinds + ")\\s*\\(\\s*[\\w-]+\\s*(,(" + REGION + "|\\s*))?\\)\\s*$"))
                .described("Numbers to follow, by name: " + Observable.kinds()
                        + " of a field, such as \"max(u)\", over a region, such as \"mean(u, x=0..0.5)\", or at a"
                        + " point, such as \"at(u, x=0.5, y=0.5)\".");
    }

    private static Schema averages() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "from",
                Schema.integer(0, Long.MAX_VALUE)
                        .with("default", 0)
                        .described("The first step that counts: before it the simulation settles down."));
        properties.put(
                "of",
                names(Schema.type("string")).described("Names of observables; all that are numbers unless given."));
        return Schema.object(properties).described("Observables to average over time, with an error.");
    }

    private Schema snapshotPlan() {
        List<String> formats = List.copyOf(catalogue.formats());
        Schema settings = Schema.type("object")
                .with("additionalProperties", Schema.any().with("type", List.of("string", "number", "boolean")));
        Map<String, Schema> properties = new LinkedHashMap<>(schedule());
        properties.put("fields", names(Schema.type("string")).described("Names of the fields; all unless given."));
        properties.put(
                "region",
                Schema.text("^(" + REGION + "|\\s*)$")
                        .described("Part of the grid, such as \"x=0.2..0.8, y=0.5\"; all unless given."));
        properties.put(
                "stride",
                Schema.integer(1, Integer.MAX_VALUE)
                        .with("default", 1)
                        .described("Writes every so manyth cell along each axis."));
        properties.put(
                "formats",
                names(Schema.constants(formats))
                        .described("How to write them; " + String.join(", ", Keys.DEFAULT_FORMATS) + " unless given."));
        properties.put(
                "options",
                Schema.type("object")
                        .with("propertyNames", Schema.constants(formats))
                        .with("additionalProperties", settings)
                        .described("Settings, by format."));
        return Schema.object(properties).exactlyOne(Keys.SCHEDULE);
    }

    private static Schema checkpoint(List<String> schedules) {
        Map<String, Schema> properties = schedule();
        properties.keySet().retainAll(schedules);
        properties.put(
                "keep",
                Schema.integer(1, Integer.MAX_VALUE)
                        .with("default", CheckpointBinder.DEFAULT.keep())
                        .described("How many stay: the newest."));
        properties.put(
                "compress",
                Schema.constants(CheckpointBinder.COMPRESSION.accepted())
                        .with("default", "none")
                        .described("How values are packed, losslessly: lz4 is quick, zstd packs tighter."));
        return Schema.object(properties).atMostOne(schedules);
    }

    private static Schema names(Schema item) {
        return Schema.type("array").with("items", item).with("minItems", 1).with("uniqueItems", true);
    }

    private static Map<String, Schema> schedule() {
        Map<String, Schema> schedule = new LinkedHashMap<>();
        schedule.put("everySteps", Schema.integer(1, Long.MAX_VALUE).described("After every so many steps."));
        schedule.put("everyTime", Schema.positive().described("At the multiples of this much simulated time."));
        schedule.put("everySeconds", Schema.positive().described("After every so many seconds of wall time."));
        schedule.put(
                "times",
                Schema.type("array")
                        .with("items", Schema.type("number").with("minimum", 0))
                        .with("minItems", 1)
                        .with("uniqueItems", true)
                        .described("At these simulated times, which rise."));
        schedule.put("ends", Schema.any().with("const", true).described("At the beginning and the end only."));
        schedule.put("end", Schema.any().with("const", true).described("At the end only."));
        return schedule;
    }
}
