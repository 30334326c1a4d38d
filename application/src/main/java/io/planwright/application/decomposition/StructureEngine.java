package io.planwright.application.decomposition;

import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import org.jspecify.annotations.Nullable;

/** Goes by what a document says about itself: headings, lists, numbers, names of files. Needs nothing but the text. */
public final class StructureEngine implements DecompositionEngine {

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public Proposal propose(Pass pass, Source source, @Nullable Proposal accepted) {
        var read = Reading.of(source);
        if (pass == Pass.CYCLES) {
            return Cycles.of(source, read);
        }
        var before = accepted == null ? propose(Pass.values()[pass.ordinal() - 1], source, null) : accepted;
        return switch (pass) {
            case ATOMIC -> Splitting.of(source, read, before);
            case CRITERIA -> Evidence.criteria(source, read, before);
            case HINTS -> Evidence.hints(source, read, before);
            case CYCLES -> throw new IllegalStateException();
        };
    }
}
