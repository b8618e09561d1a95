package org.halocline.convergence;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.halocline.error.ConfigurationException;
import org.halocline.model.FieldSimulation;
import org.halocline.model.ParameterSpec;

/// A simulation record rebuilt with one of its integers doubled again and again.
///
/// @param type   class of the record
/// @param values of its components
/// @param index  which of them is doubled
/// @param spec   what is known of it
record Refinement(Class<? extends FieldSimulation> type, List<Object> values, int index, ParameterSpec spec) {

    /// @throws ConfigurationException if the simulation has no such parameter, or it is no positive int
    static Refinement of(FieldSimulation simulation, String parameter) {
        Class<? extends FieldSimulation> type = simulation.getClass();
        List<ParameterSpec> specs = ParameterSpec.of(type);
        List<String> names = specs.stream().map(ParameterSpec::name).toList();
        int index = names.indexOf(parameter);
        if (index < 0) {
            throw new ConfigurationException(
                    "parameter=" + parameter + "; " + type.getSimpleName() + " has no such parameter" + advice(specs));
        }
        ParameterSpec spec = specs.get(index);
        List<Object> values = values(simulation);
        if (!(values.get(index) instanceof Integer value)) {
            throw new ConfigurationException("parameter=" + parameter + ", type="
                    + spec.type().getSimpleName() + "; only an int can be doubled" + advice(specs));
        }
        if (value < 1) {
            throw new ConfigurationException(
                    parameter + "=" + value + "; doubling it refines nothing, begin with at least 1");
        }
        return new Refinement(type, values, index, spec);
    }

    private static String advice(List<ParameterSpec> specs) {
        String integers = specs.stream()
                .filter(s -> s.type() == int.class || s.type() == Integer.class)
                .map(ParameterSpec::name)
                .collect(Collectors.joining(", "));
        return integers.isEmpty() ? ", and no int that could be refined" : ", use one of " + integers;
    }

    private static List<Object> values(FieldSimulation simulation) {
        List<Object> values = new ArrayList<>();
        RecordComponent[] components = simulation.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            try {
                var accessor = component.getAccessor();
                if (!accessor.trySetAccessible()) {
                    throw new ConfigurationException(
                            "class=" + simulation.getClass().getName() + "; make the record public");
                }
                values.add(accessor.invoke(simulation));
            } catch (ReflectiveOperationException e) {
                throw new ConfigurationException(
                        "class=" + simulation.getClass().getName() + ", component=" + component.getName()
                                + "; cannot read it: " + e,
                        e);
            }
        }
        return values;
    }

    /// The parameter at a level, from 0.
    int value(int level) {
        return (int) ((Integer) values.get(index) * (1L << level));
    }

    /// The simulations of all levels.
    ///
    /// @throws ConfigurationException if there are fewer than two, or the parameter becomes too large
    List<FieldSimulation> levels(int count) {
        if (count < 2) {
            throw new ConfigurationException("levels=" + count + "; use at least 2, an order needs two errors");
        }
        double largest = (Integer) values.get(index) * Math.pow(2, count - 1);
        double limit = Math.min(spec.max(), Integer.MAX_VALUE);
        if (largest > limit) {
            throw new ConfigurationException("levels=" + count + ", " + spec.name() + "=" + values.get(index) + "; "
                    + spec.name() + " would grow beyond " + (long) limit + ", use fewer levels or begin lower");
        }
        List<FieldSimulation> simulations = new ArrayList<>();
        for (int level = 0; level < count; level++) {
            List<Object> changed = new ArrayList<>(values);
            changed.set(index, value(level));
            simulations.add(ParameterSpec.construct(type, changed));
        }
        return simulations;
    }
}
