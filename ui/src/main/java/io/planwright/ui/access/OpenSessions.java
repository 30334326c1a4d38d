package io.planwright.ui.access;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import io.planwright.application.person.Admissions;
import io.planwright.application.person.Admissions.Admission;
import io.planwright.application.person.Admissions.Admitted;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Leads the open pages of people who may be here no longer to the log-in, though nobody touches them. */
@Component
class OpenSessions implements VaadinServiceInitListener, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final long PAUSE_MILLIS = 300;
    private static final int MOST_PAUSES = 30;

    private final Admissions admissions;
    private final Set<VaadinSession> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("open-sessions").factory());

    OpenSessions(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(begun -> open.add(begun.getSession()));
        event.getSource().addSessionDestroyListener(ended -> open.remove(ended.getSession()));
        event.getSource().setSystemMessagesProvider(_ -> lookAgain());
        clock.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A page whose session has ended is loaded anew: who is still remembered is back on it, others are asked who they are. */
    private static SystemMessages lookAgain() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        return messages;
    }

    private void look() {
        try {
            for (var session : open) {
                var admission = admission(session.getSession());
                if (admission.isPresent() && !admissions.stands(admission.get()) && open.remove(session)) {
                    Thread.startVirtualThread(() -> end(session)); // its page may be busy
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("who may still be here cannot be told now", e); // looked up again in a moment
        }
    }

    private static Optional<Admission> admission(@Nullable WrappedSession session) {
        try {
            return session != null
                            && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                    instanceof SecurityContext context
                            && context.getAuthentication() != null
                            && context.getAuthentication().getPrincipal() instanceof Admitted admitted
                    ? Optional.of(admitted.admission())
                    : Optional.empty();
        } catch (IllegalStateException _) {
            return Optional.empty(); // it has ended just now
        }
    }

    private static void end(VaadinSession session) {
        var browser = session.getSession();
        try {
            session.accessSynchronously(() -> session.getUIs().forEach(ui -> {
                ui.getPage().setLocation("/login");
                ui.push();
            }));
            // a page that is being loaded hears of it once it listens
            for (int pauses = 0; pauses < MOST_PAUSES && !isHeard(session); pauses++) {
                Thread.sleep(PAUSE_MILLIS);
            }
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                browser.invalidate();
            } catch (IllegalStateException _) {
                // it has ended by itself
            }
        }
    }

    private static boolean isHeard(VaadinSession session) {
        var heard = new AtomicBoolean();
        session.accessSynchronously(() -> heard.set(session.getUIs().stream()
                .map(ui -> ui.getInternals().getPushConnection())
                .allMatch(connection -> connection != null && connection.isConnected())));
        return heard.get();
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
