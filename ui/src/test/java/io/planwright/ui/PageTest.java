package io.planwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinSession;
import io.planwright.ui.shell.Translations;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;

/** A page in the JVM, its ports kept by a {@link Server} in memory. */
public abstract class PageTest extends BrowserlessTest {

    protected final Server server = Server.withRequirement();

    @Override
    protected Set<String> scanPackages() {
        return Set.of("io.planwright.ui.nothing");
    }

    /** Speaks as the server does. */
    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        System.setProperty("vaadin.i18n.provider", Translations.class.getName());
        super.initVaadinEnvironment();
    }

    protected static <T extends Component> T shown(T page) {
        UI.getCurrent().add(page);
        return page;
    }

    protected static void click(Component component) {
        ComponentUtil.fireEvent(component, new ClickEvent<>(component));
    }

    /** Waits until the page has been told by the live feed. */
    protected static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            roundTrip();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    protected String refusal() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }
}
