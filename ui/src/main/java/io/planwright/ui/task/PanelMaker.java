package io.planwright.ui.task;

import com.vaadin.flow.component.Component;
import io.planwright.application.Commands;
import io.planwright.application.briefing.BriefingDesk;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.TaskPanels;
import java.util.Optional;

/** Gives the panels of tasks what they work with. */
@org.springframework.stereotype.Component
class PanelMaker implements TaskPanels {

    private final SheetReader reader;
    private final BriefingDesk briefing;
    private final Commands commands;
    private final ClaimDesk claims;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final EvidenceFiles files;

    PanelMaker(
            SheetReader reader,
            BriefingDesk briefing,
            Commands commands,
            ClaimDesk claims,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live,
            EvidenceFiles files) {
        this.reader = reader;
        this.briefing = briefing;
        this.commands = commands;
        this.claims = claims;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        this.files = files;
    }

    @Override
    public Optional<Component> of(String key, Runnable onClose) {
        return reader.withKey(key)
                .map(sheet -> new TaskPanel(
                        sheet, reader, briefing, commands, claims, current, attempts, live, files, onClose));
    }
}
