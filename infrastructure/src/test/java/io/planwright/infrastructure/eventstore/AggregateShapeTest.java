package io.planwright.infrastructure.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.gate.QualityGate;
import io.planwright.domain.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A snapshot is passed over once anything that it holds has another shape, however deep it is held. */
class AggregateShapeTest {

    private static final class Before {
        private record Held(String text) {}

        private static final class Aggregate {
            private final Map<String, List<? extends Optional<Held[]>>> all = Map.of();
        }
    }

    private static final class After {
        private record Held(String text, boolean more) {}

        private static final class Aggregate {
            private final Map<String, List<? extends Optional<Held[]>>> all = Map.of();
        }
    }

    private sealed interface State {
        record Open() implements State {}
    }

    private static final class Sealed {
        private final List<State> states = List.of();
    }

    private static String without(String name, Class<?> type) {
        return AggregateShape.of(type).replace(name, "");
    }

    @Test
    void whatATypeArgumentHoldsIsPartOfTheShape() {
        assertThat(without("$Before", Before.Aggregate.class)).isNotEqualTo(without("$After", After.Aggregate.class));
        assertThat(AggregateShape.of(After.Aggregate.class)).contains("more:boolean");
        assertThat(AggregateShape.of(Sealed.class)).contains("Open{");
    }

    @Test
    void theChecksOfAGateAndTheFilesOfATaskAreParts() {
        assertThat(AggregateShape.of(QualityGate.class)).contains("looksAt:", "kind:", "EVIDENCE");
        assertThat(AggregateShape.of(Task.class)).contains("sha256:");
    }
}
