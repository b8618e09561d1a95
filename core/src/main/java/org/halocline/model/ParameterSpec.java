package org.halocline.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;

/// One component of a simulation record, as a config or a catalogue sees it.
///
/// @param name         of the component
/// @param type         class of the component
/// @param genericType  with type arguments, for lists
/// @param about        what it is; empty if undescribed
/// @param unit         unit; empty for a pure number
/// @param defaultValue as written in JSON, strings without quotes; absent if the parameter must be given
/// @param min          smallest allowed number
/// @param max          largest allowed number
/// @param positive     whether zero and all below are refused
public record ParameterSpec(
        String name,
        Class<?> type,
        Type genericType,
        String about,
        String unit,
        Optional<String> defaultValue,
        double min,
        double max,
        boolean positive) {

    /// The components of a record class, in order.
    public static List<ParameterSpec> of(Class<?> record) {
        return Stream.of(components(record)).map(ParameterSpec::of).toList();
    }

    private static ParameterSpec of(RecordComponent component) {
        Parameter p = component.getAnnotation(Parameter.class);
        return new ParameterSpec(
                component.getName(),
                component.getType(),
                component.getGenericType(),
                p == null ? "" : p.value(),
                p == null ? "" : p.unit(),
                p == null || p.defaultValue().isEmpty() ? Optional.empty() : Optional.of(p.defaultValue()),
                p == null ? Double.NEGATIVE_INFINITY : p.min(),
                p == null ? Double.POSITIVE_INFINITY : p.max(),
                p != null && p.positive());
    }

    /// Calls the canonical constructor.
    ///
    /// @param values one for each component, boxed where primitive
    /// @throws ConfigurationException if the constructor refuses them
    public static <T> T construct(Class<T> record, List<Object> values) {
        Class<?>[] types =
                Stream.of(components(record)).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = record.getDeclaredConstructor(types);
            if (!constructor.trySetAccessible()) {
                throw new ConfigurationException("class=" + record.getName() + "; make the record public");
            }
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof ConfigurationException refused) {
                throw refused;
            }
            throw new ConfigurationException(record.getSimpleName() + ": " + cause.getMessage(), cause);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new ConfigurationException("class=" + record.getName() + "; cannot construct it: " + e, e);
        }
    }

    private static RecordComponent[] components(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        if (components == null) {
            throw new ConfigurationException("class=" + record.getName() + "; a simulation must be a record");
        }
        return components;
    }
}
