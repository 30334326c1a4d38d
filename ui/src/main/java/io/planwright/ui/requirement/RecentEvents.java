package io.planwright.ui.requirement;

import com.vaadin.flow.internal.JacksonUtils;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.log.LoggedEvent;
import io.planwright.domain.identity.RequirementId;
import io.planwright.ui.requirement.ActivityPanel.Happened;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to a requirement before the page was opened. */
@Component
public class RecentEvents {

    private static final long LOOK_BACK = 3_000;
    private static final int MOST = 500;

    private final EventLog log;

    RecentEvents(EventLog log) {
        this.log = log;
    }

    List<Happened> of(RequirementId requirement) {
        var filter = new LogFilter(null, requirement.toString(), null, null);
        return log.after(Math.max(-1, log.end() - LOOK_BACK), filter, MOST).stream()
                .map(RecentEvents::happened)
                .toList();
    }

    private static Happened happened(LogEntry entry) {
        var who = JacksonUtils.readTree(entry.metadata()).path("actorName").asString("");
        return new Happened(entry.position(), who, entry.type(), Instant.parse(entry.at()));
    }

    static Happened happened(LoggedEvent event) {
        return new Happened(
                event.happening().position(),
                event.happening().by().name(),
                event.type(),
                event.happening().at());
    }
}
