package org.halocline.bench.scaling;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.halocline.error.ConfigurationException;
import org.halocline.model.FieldSimulation;
import org.halocline.model.ParameterSpec;

/// A simulation rebuilt with more cells, by one of its integers.
///
/// @param simulation as it is
/// @param values     of its components
/// @param index      of the component that grows
record Enlarged(FieldSimulation simulation, List<Object> values, int index) {
    private static final int MOST_STEPS = 64;

    /// @throws ConfigurationException if the simulation has no such parameter, or it is no positive int
    static Enlarged of(FieldSimulation simulation, String parameter) {
        List<ParameterSpec> specs = ParameterSpec.of(simulation.getClass());
        List<String> names = specs.stream().map(ParameterSpec::name).toList();
        int index = names.indexOf(parameter);
        List<Object> values = values(simulation);
        if (index < 0 || !(values.get(index) instanceof Integer value) || value < 1) {
            String integers = specs.stream()
                    .filter(s -> s.type() == int.class || s.type() == Integer.class)
                    .map(ParameterSpec::name)
                    .collect(Collectors.joining(", "));
            throw new ConfigurationException("parameter=" + parameter + "; weak scaling lets a positive int grow, "
                    + (integers.isEmpty() ? "and this simulation has none" : "use one of " + integers));
        }
        return new Enlarged(simulation, values, index);
    }

    private static List<Object> values(FieldSimulation simulation) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : simulation.getClass().getRecordComponents()) {
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

    /// The simulation whose number of cells is nearest to `factor` times as many.
    ///
    /// @throws ConfigurationException if the parameter does not let the grid grow
    FieldSimulation by(double factor) {
        double wanted = factor * simulation.grid().cells();
        int low = (Integer) values.get(index);
        int high = low;
        for (int n = 0; with(high).grid().cells() < wanted; n++) {
            if (n == MOST_STEPS || high > Integer.MAX_VALUE / 2) {
                throw new ConfigurationException("parameter="
                        + simulation.getClass().getRecordComponents()[index].getName()
                        + "; the grid does not grow with it, use another");
            }
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (with(middle).grid().cells() < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double below = wanted - with(low).grid().cells();
        double above = with(high).grid().cells() - wanted;
        return with(Math.abs(below) <= Math.abs(above) ? low : high);
    }

    private FieldSimulation with(int value) {
        List<Object> changed = new ArrayList<>(values);
        changed.set(index, value);
        return ParameterSpec.construct(simulation.getClass(), changed);
    }
}
