package io.planwright.ui.settings;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.PlaybookUnreadable;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import io.planwright.application.playbook.Playbooks;
import java.util.List;
import java.util.Optional;

/** What comes of a text that is read as a project's playbook: the playbook, or what is wrong with it. */
record Reading(Optional<Playbook> playbook, List<Fault> faults) {

    /** @param key of the playbook that the text is a copy of; under another one it would stand for nothing */
    static Reading of(Playbooks playbooks, String yaml, String key) {
        try {
            var playbook = playbooks.read(yaml);
            return playbook.key().equals(key)
                    ? new Reading(Optional.of(playbook), List.of())
                    : new Reading(
                            Optional.empty(),
                            List.of(new Fault(
                                    lineOfKey(yaml), "key", I18NProvider.translate("playbook.keyFixed", key))));
        } catch (PlaybookUnreadable unreadable) {
            return new Reading(Optional.empty(), unreadable.faults());
        }
    }

    private static int lineOfKey(String yaml) {
        var lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("key:")) {
                return i + 1;
            }
        }
        return 1;
    }
}
