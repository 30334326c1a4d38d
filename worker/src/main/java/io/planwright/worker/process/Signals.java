package io.planwright.worker.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** What TERM, INT and HUP do: the first asks to stop, the second ends everything at once. */
public final class Signals {

    private Signals() {}

    /** The class is not part of the Java API, but of each JDK; where it is missing, a signal ends the program as usual. */
    public static void ask(Stop stop) {
        var count = new AtomicInteger();
        InvocationHandler handler = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> {
                    if (count.incrementAndGet() == 1) {
                        stop.ask("the program was asked to stop (" + arguments[0] + ")");
                    } else {
                        Program.endAll();
                        Runtime.getRuntime().halt(130);
                    }
                    return null;
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "equals" -> {
                    return proxy == arguments[0];
                }
                default -> {
                    return "signals";
                }
            }
        };
        for (var name : new String[] {"TERM", "INT", "HUP"}) {
            try {
                var signal = Class.forName("sun.misc.Signal");
                var handling = Class.forName("sun.misc.SignalHandler");
                var mine = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handling}, handler);
                signal.getMethod("handle", signal, handling)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), mine);
            } catch (ReflectiveOperationException e) {
                return;
            }
        }
    }
}
