package org.halocline.runtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halocline.error.ConfigurationException;
import org.halocline.model.ParameterSpec;

/// Writes trees of records as bytes and rebuilds them through their constructors: how a plan travels to a worker.
///
/// A value is a tag and its content:
///
/// | tag | content |
/// |---|---|
/// | `i` `l` `d` `b` | int, long, double (raw bits), boolean |
/// | `s` | text: byte count, UTF-8 |
/// | `e` | enum: class name, constant |
/// | `r` | record: class name, component count, components |
/// | `L` | list: size, elements |
/// | `M` | map with text keys: size, key and value in turn |
///
/// Nothing else travels: no object graphs, no lambdas.
final class RecordCodec {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_COUNT = 1 << 24;

    private RecordCodec() {}

    static void write(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Integer i -> {
                out.writeByte('i');
                out.writeInt(i);
            }
            case Long l -> {
                out.writeByte('l');
                out.writeLong(l);
            }
            case Double d -> {
                out.writeByte('d');
                out.writeLong(Double.doubleToRawLongBits(d));
            }
            case Boolean b -> {
                out.writeByte('b');
                out.writeBoolean(b);
            }
            case String s -> {
                out.writeByte('s');
                writeText(out, s);
            }
            case Enum<?> e -> {
                out.writeByte('e');
                writeText(out, e.getDeclaringClass().getName());
                writeText(out, e.name());
            }
            case List<?> list -> {
                out.writeByte('L');
                out.writeInt(list.size());
                for (Object element : list) {
                    write(out, element);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte('M');
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(out, entry.getKey());
                    write(out, entry.getValue());
                }
            }
            case Record r -> {
                RecordComponent[] components = r.getClass().getRecordComponents();
                out.writeByte('r');
                writeText(out, r.getClass().getName());
                out.writeInt(components.length);
                for (RecordComponent component : components) {
                    write(out, read(component, r));
                }
            }
            default ->
                throw new ConfigurationException("type=" + value.getClass().getName()
                        + "; a simulation's parameters may be int, long, double, boolean, String, enums,"
                        + " records and lists of these");
        }
    }

    private static Object read(RecordComponent component, Record record) {
        Object value;
        try {
            component.getAccessor().trySetAccessible();
            value = component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new ConfigurationException("class=" + record.getClass().getName() + "; make the record public", e);
        }
        if (value == null) {
            throw new ConfigurationException("parameter " + component.getName() + "=null in "
                    + record.getClass().getName() + "; give it a value");
        }
        return value;
    }

    /// The classes of a record and of all records in it, itself first: what a worker must find.
    static Set<Class<?>> classes(Record record) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        collect(record, classes);
        return classes;
    }

    private static void collect(Object value, Set<Class<?>> classes) {
        switch (value) {
            case Record record -> {
                classes.add(record.getClass());
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    collect(read(component, record), classes);
                }
            }
            case List<?> list -> list.forEach(element -> collect(element, classes));
            case Enum<?> constant -> classes.add(constant.getDeclaringClass());
            default -> {}
        }
    }

    /// A loader that finds all these classes: one simulation may wrap another of a user's own, whose loader knows the
    /// engine's, and not the other way round.
    static ClassLoader loader(Record record) {
        ClassLoader found = record.getClass().getClassLoader();
        for (Class<?> type : classes(record)) {
            ClassLoader own = type.getClassLoader();
            if (own != null && isAbove(found, own)) {
                found = own;
            }
        }
        return found;
    }

    private static boolean isAbove(ClassLoader upper, ClassLoader lower) {
        for (ClassLoader at = lower.getParent(); at != null; at = at.getParent()) {
            if (at.equals(upper)) {
                return true;
            }
        }
        return false;
    }

    static Object read(DataInputStream in, ClassLoader loader) throws IOException {
        return read(in, loader, 0);
    }

    private static Object read(DataInputStream in, ClassLoader loader, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("plan depth=" + depth + "; it is damaged");
        }
        int tag = in.readByte();
        return switch (tag) {
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> Double.longBitsToDouble(in.readLong());
            case 'b' -> in.readBoolean();
            case 's' -> readText(in);
            case 'e' -> readEnum(in, loader);
            case 'r' -> readRecord(in, loader, depth);
            case 'L' -> {
                int size = count(in);
                List<Object> list = new ArrayList<>();
                for (int n = 0; n < size; n++) {
                    list.add(read(in, loader, depth + 1));
                }
                yield list;
            }
            case 'M' -> {
                int size = count(in);
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int n = 0; n < size; n++) {
                    map.put(read(in, loader, depth + 1), read(in, loader, depth + 1));
                }
                yield map;
            }
            default -> throw new IOException("plan tag=" + tag + "; it is damaged");
        };
    }

    private static Object readEnum(DataInputStream in, ClassLoader loader) throws IOException {
        Class<?> type = load(readText(in), loader);
        String name = readText(in);
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        }
        throw new IOException("enum=" + type.getName() + ", constant=" + name + "; there is none");
    }

    private static Object readRecord(DataInputStream in, ClassLoader loader, int depth) throws IOException {
        Class<?> type = load(readText(in), loader);
        int count = count(in);
        if (!type.isRecord() || type.getRecordComponents().length != count) {
            throw new IOException("class=" + type.getName() + ", components=" + count
                    + "; coordinator and worker see different versions of it");
        }
        List<Object> components = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            components.add(read(in, loader, depth + 1));
        }
        return ParameterSpec.construct(type, components);
    }

    private static Class<?> load(String name, ClassLoader loader) throws IOException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "class=" + name + "; the worker does not find it, add its jar with --class-path or Run.classPath",
                    e);
        }
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_COUNT) {
            throw new IOException("plan count=" + count + "; it is damaged");
        }
        return count;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = count(in);
        byte[] utf8 = in.readNBytes(length);
        if (utf8.length < length) {
            throw new IOException("plan text bytes=" + length + "; it is truncated");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
