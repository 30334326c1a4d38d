package io.planwright.application.playbook;

import io.planwright.domain.gate.Check;
import java.util.List;

/** A planning method as data: what a requirement is given when it is drafted by it. */
public record Playbook(String key, String name, List<Section> sections, Gate gate) {

    /** @param guidance what belongs into the section, in words for its writer */
    public record Section(String key, String heading, String guidance) {}

    public record Gate(String name, List<Check> checks) {}
}
