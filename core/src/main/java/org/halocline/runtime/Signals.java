package org.halocline.runtime;

import java.lang.reflect.Proxy;

/// Handlers for signals such as `INT` and `TERM`.
///
/// The only door is `sun.misc.Signal`, of the module `jdk.unsupported` that every JDK has. It is opened by reflection
/// because the compiler warns about it by name in a way that cannot be switched off. Where there is no such signal,
/// nothing happens.
public final class Signals {
    private Signals() {}

    /// Runs an action, in a thread of its own, whenever the signal comes, instead of ending the process.
    ///
    /// @return whether the system has that signal and lets it be handled
    public static boolean handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
