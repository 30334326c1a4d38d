package io.planwright.domain.circuit;

import java.time.Duration;

/**
 * When a circuit breaker trips and for how long.
 *
 * @param failures how many in a row trip it; of a system, how many per cent of the workers
 * @param window within which failures of a system count
 * @param extensions how often a failed trial makes the pause longer, before only a reset closes the circuit again
 */
public record CircuitLimits(int failures, Duration window, Duration pause, int extensions) {

    public static final CircuitLimits STAGE =
            new CircuitLimits(3, Duration.ofMinutes(5), Duration.ofMinutes(5), Integer.MAX_VALUE);
    public static final CircuitLimits WORKER = new CircuitLimits(3, Duration.ofMinutes(5), Duration.ofMinutes(5), 3);
    public static final CircuitLimits SYSTEM =
            new CircuitLimits(50, Duration.ofMinutes(5), Duration.ofMinutes(10), Integer.MAX_VALUE);

    public CircuitLimits {
        if (failures < 1 || window.isNegative() || pause.isNegative() || extensions < 0) {
            throw new IllegalArgumentException("not limits of a circuit: " + failures + " failures within " + window
                    + ", pause " + pause + ", " + extensions + " extensions");
        }
    }
}
