package io.planwright.application.decomposition;

import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Documents to decompose. */
final class Texts {

    private Texts() {}

    static Source sample(String path) {
        try (var in = Texts.class.getResourceAsStream("/samples/" + path)) {
            return new Source(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source source(String text) {
        return new Source("prd.md", text);
    }

    static Proposal all(Source source) {
        return new StructureEngine().propose(Pass.HINTS, source, null);
    }
}
