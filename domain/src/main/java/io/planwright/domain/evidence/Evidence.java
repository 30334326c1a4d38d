package io.planwright.domain.evidence;

import io.planwright.domain.identity.EvidenceId;
import java.util.Map;
import java.util.Optional;

/**
 * A file that proves something, with what it says.
 *
 * @param name the file's name as it was sent
 * @param sha256 under which the file is kept, in hexadecimal digits
 * @param size in bytes
 * @param files SHA-256 of the files that it is about, by path, as its sender saw them; may be empty
 * @param by who has sent it
 * @param witness whether that was a person or a CI, whose word counts where a worker's own does not
 */
public record Evidence(
        EvidenceId id,
        EvidenceKind kind,
        String name,
        String sha256,
        long size,
        Facts facts,
        Map<String, String> files,
        String by,
        boolean witness) {

    public Evidence {
        files = Map.copyOf(files);
    }

    /**
     * Why a file proves nothing.
     *
     * @param code as a refusal has it
     * @param text what it is or does, to follow the name of the file
     */
    public record Objection(String code, String text) {}

    /** @return what speaks against taking it as proof that all is well; empty when nothing does */
    public Optional<Objection> objection() {
        var tests = facts.tests();
        if (tests != null && tests.ran() == 0) {
            return Optional.of(new Objection("evidence.empty", "ran 0 tests"));
        }
        if (tests != null && tests.failed() + tests.errors() > 0) {
            return Optional.of(new Objection(
                    "evidence.failing", "has " + tests.failed() + " failed tests and " + tests.errors() + " errors"));
        }
        if (facts.exitCode() != null && facts.exitCode() != 0) {
            return Optional.of(new Objection("evidence.failing", "has exit code " + facts.exitCode()));
        }
        if (facts.findings() != null && facts.findings().errors() > 0) {
            return Optional.of(
                    new Objection("evidence.failing", "has " + facts.findings().errors() + " findings of level error"));
        }
        return Optional.empty();
    }
}
