package io.planwright.application.decomposition;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engines that there are on this server.
 *
 * @param all at least one; the first is taken where nobody names another
 */
public record Engines(List<DecompositionEngine> all) {

    public Engines {
        all = List.copyOf(all);
    }

    /**
     * @param name null for the first
     * @throws Refused {@code engine.unknown}
     */
    public DecompositionEngine named(@Nullable String name) {
        if (name == null) {
            return all.getFirst();
        }
        return all.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "engine.unknown",
                        "there is no engine '" + name + "' on this server",
                        List.of(new Fact("engine", name, "is not set up")),
                        all.stream().map(DecompositionEngine::name).toList()));
    }
}
