package org.halocline.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/// Handlers for signals such as `INT` and `TERM`.
///
/// The only signal API of the JDK is `sun.misc.Signal`, which the compiler lets no one name without a warning: hence by
/// reflection. Where it is missing, or the JVM runs with `-Xrs`, signals keep their meaning.
public final class Signals {
    private Signals() {}

    /// Runs an action, in a thread of its own, whenever a signal comes, instead of ending the process. A signal that
    /// was ignored stays so: `nohup` and background jobs ask for this.
    ///
    /// @param action gets the number of the signal
    /// @return gives the signal its former meaning back
    public static Runnable handle(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            Method handle = signal.getMethod("handle", signal, handler);
            Object own = proxy(handler, signal.getMethod("getNumber"), action);
            Object number = signal.getConstructor(String.class).newInstance(name);
            Object former = handle.invoke(null, number, own);
            Runnable restore = () -> restore(handle, number, former);
            if (ignore.equals(former)) {
                restore.run();
                return () -> {};
            }
            return restore;
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            return () -> {};
        }
    }

    @SuppressWarnings("ReferenceEquality") // what equals of a proxy means
    private static Object proxy(Class<?> type, Method number, IntConsumer action) {
        InvocationHandler body = (self, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.accept((int) number.invoke(arguments[0]));
                yield null;
            }
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "signal handler";
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, body);
    }

    private static void restore(Method handle, Object signal, Object former) {
        try {
            handle.invoke(null, signal, former);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
