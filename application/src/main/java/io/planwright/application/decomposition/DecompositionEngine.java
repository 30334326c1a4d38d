package io.planwright.application.decomposition;

import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import org.jspecify.annotations.Nullable;

/** Makes tasks of a document; what a person said about them stays. */
public interface DecompositionEngine {

    /** @return stable, e.g. {@code structure} */
    String name();

    /**
     * Carries out one pass.
     *
     * @param accepted the proposal of the pass before as a person left it; null to begin with, or to take what this
     *     engine proposes in the passes before
     * @throws EngineFailed when there is no proposal to be had, with the reason in words for people
     */
    Proposal propose(Pass pass, Source source, @Nullable Proposal accepted) throws EngineFailed;
}
