package org.halocline.cli;

import java.io.Closeable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/// While open, Ctrl-C and its relatives interrupt one thread, which can then clean up; a second one halts at once.
///
/// The only signal API of the JDK is `sun.misc.Signal`, which the compiler lets no one name without a warning: hence by
/// reflection. Where it is missing, signals end the process as they always do.
final class Interrupts implements Closeable {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final Thread thread;
    private final AtomicInteger received = new AtomicInteger();
    private final List<Runnable> undo = new ArrayList<>();

    private Interrupts(Thread thread) {
        this.thread = thread;
    }

    /// Directs signals to the calling thread.
    static Interrupts ofThisThread() {
        Interrupts interrupts = new Interrupts(Thread.currentThread());
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            Method handle = signal.getMethod("handle", signal, handler);
            Object own = interrupts.handler(handler, signal.getMethod("getNumber"));
            for (String name : SIGNALS) {
                Object number = signal.getConstructor(String.class).newInstance(name);
                Object former = handle.invoke(null, number, own);
                if (ignore.equals(former)) {
                    handle.invoke(null, number, former); // nohup and background jobs ask for this
                } else {
                    interrupts.undo.add(() -> restore(handle, number, former));
                }
            }
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            return interrupts; // no such API, or the JVM runs with -Xrs
        }
        return interrupts;
    }

    @SuppressWarnings("ReferenceEquality") // what equals of a proxy means
    private Object handler(Class<?> type, Method number) {
        InvocationHandler body = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                receive((int) number.invoke(arguments[0]));
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "interrupts of " + thread.getName();
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, body);
    }

    private void receive(int signal) {
        if (!received.compareAndSet(0, signal)) {
            Runtime.getRuntime().halt(ExitCode.signal(signal));
        }
        thread.interrupt();
    }

    private static void restore(Method handle, Object signal, Object former) {
        try {
            handle.invoke(null, signal, former);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Number of the signal that came, if one did.
    OptionalInt signal() {
        int signal = received.get();
        return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
    }

    /// Gives signals back their former meaning, and forgets an interruption that no one has answered.
    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
        if (signal().isPresent()) {
            Thread.interrupted();
        }
    }
}
