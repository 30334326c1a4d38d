package io.planwright.ui.settings;

import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.PlaybookUnreadable;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import io.planwright.application.playbook.Playbooks;
import java.util.List;
import java.util.Optional;

/** What comes of a text that is read as a playbook: the playbook, or what is wrong with it. */
record Reading(Optional<Playbook> playbook, List<Fault> faults) {

    static Reading of(Playbooks playbooks, String yaml) {
        try {
            return new Reading(Optional.of(playbooks.read(yaml)), List.of());
        } catch (PlaybookUnreadable unreadable) {
            return new Reading(Optional.empty(), unreadable.faults());
        }
    }
}
