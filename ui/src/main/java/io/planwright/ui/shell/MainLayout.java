package io.planwright.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.planwright.application.person.Person;
import io.planwright.application.project.Projects;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.look.ReasonDialog;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every page. The panel of a task is made elsewhere, where the bundle of the browser does not look for
 * what it is made of: so that is named here.
 */
@Uses(ReasonDialog.class)
@JsModule("./planwright-shell.js")
@JsModule("./planwright-drafts.js")
@PermitAll
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private final Projects projects;
    private final Person me;
    private final Navigation navigation;
    private final TopBar topBar;
    private final Main content = new Main();
    private final TaskPanels panels;
    private final Div stage;
    private @Nullable Located page;
    private @Nullable Component panel;
    private Location location = new Location("");
    private String task = "";

    public MainLayout(
            Projects projects, CurrentPerson current, AuthenticationContext authentication, TaskPanels panels) {
        this.projects = projects;
        this.panels = panels;
        me = current.get();
        navigation = new Navigation(me.administrator());
        topBar = new TopBar(me, authentication::logout);
        addClassName("shell");
        content.addClassName("content");
        content.setId("content");
        stage = new Div(topBar, content);
        stage.addClassName("stage");
        var scrim = new Div();
        scrim.addClassName("scrim");
        scrim.getElement().setAttribute("data-act", "close-drawer");
        var skip = new Anchor("#content", getTranslation("shell.skip"));
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        add(skip, navigation, scrim, stage);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI()
                .getPage()
                .executeJs(
                        """
                        document.documentElement.lang = $0;
                        window.planwright.tellTimes();
                        window.planwright.draftsOf($1, { kept: $2, restore: $3, discard: $4 })""",
                        attached.getUI().getLocale().toLanguageTag(),
                        me.id().toString(),
                        getTranslation("draft.kept"),
                        getTranslation("draft.restore"),
                        getTranslation("draft.discard"));
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement shown) {
        content.getElement().removeAllChildren();
        if (shown != null) {
            content.getElement().appendChild(shown.getElement());
        }
        page = shown instanceof Located located ? located : null;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent arrived) {
        showTrail();
        location = arrived.getLocation();
        getElement().executeJs("window.planwright.arrived($0)", location.getPath());
        show(location.getQueryParameters().getSingleParameter(Addresses.TASK).orElse(""));
    }

    /** Shows a task beside the page, under an address of its own. */
    public void openTask(String key) {
        goTo(key);
        show(key);
    }

    private void closeTask() {
        getElement().executeJs("window.planwright.focusTask($0)", task);
        goTo("");
        show("");
    }

    private void goTo(String key) {
        var parameters = location.getQueryParameters().excluding(Addresses.TASK);
        location =
                new Location(location.getPath(), key.isEmpty() ? parameters : parameters.merging(Addresses.TASK, key));
        getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, location));
    }

    private void show(String key) {
        if (key.equals(task)) {
            return;
        }
        task = key;
        if (panel != null) {
            stage.remove(panel);
        }
        panel = key.isEmpty()
                ? null
                : panels.of(key, this::closeTask).orElseGet(() -> new NoSuchTask(key, this::closeTask));
        if (panel != null) {
            stage.add(panel);
        }
    }

    /** @return the frame around a page that is shown */
    public static Optional<MainLayout> around(Component page) {
        return Optional.ofNullable(page.findAncestor(MainLayout.class));
    }

    /** Shows again where the page is, after a name on the way has changed. */
    public void showTrail() {
        if (page != null) {
            var trail = page.trail();
            navigation.show(trail, projects.all());
            topBar.show(trail);
        }
    }
}
