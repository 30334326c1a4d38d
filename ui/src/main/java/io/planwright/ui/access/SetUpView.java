package io.planwright.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.planwright.application.person.People;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Attempts;
import jakarta.servlet.ServletException;

/** Makes the first administrator, for whoever has the link from the console. */
@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
public class SetUpView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final People people;
    private final Attempts attempts;
    private final TextField name = new TextField(getTranslation("setUp.name"));
    private final TextField login = new TextField(getTranslation("setUp.login"));
    private final PasswordField password = new PasswordField(getTranslation("setUp.password"));
    private String link = "";

    public SetUpView(People people, Attempts attempts) {
        this.people = people;
        this.attempts = attempts;
        name.setId("setup-name");
        name.setAutofocus(true);
        name.setWidthFull();
        login.setId("setup-login");
        login.setWidthFull();
        password.setId("setup-password");
        password.setWidthFull();
        password.setHelperText(getTranslation("setUp.passwordHint"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (!people.awaitSetUp()) {
            removeAll();
            add(new EntryCard(
                    new H1(getTranslation("setUp.done")),
                    new Paragraph(getTranslation("setUp.doneWords")),
                    new Anchor("", getTranslation("missing.home"))));
            return;
        }
        link = entering.getLocation()
                .getQueryParameters()
                .getSingleParameter("link")
                .orElse("");
        removeAll();
        if (link.isEmpty()) {
            add(new EntryCard(
                    new H1(getTranslation("setUp.title")), new Paragraph(getTranslation("setUp.linkMissing"))));
            return;
        }
        var submit = new Button(getTranslation("setUp.submit"), Glyph.FORWARD.create(), _ -> setUp());
        submit.setId("setup-submit");
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setIconAfterText(true);
        submit.addClickShortcut(Key.ENTER);
        add(new EntryCard(
                new H1(getTranslation("setUp.title")),
                new Paragraph(getTranslation("setUp.words")),
                name,
                login,
                password,
                submit));
    }

    private void setUp() {
        attempts.answered(() -> people.setUp(
                        link, login.getValue().strip(), name.getValue().strip(), password.getValue()))
                .ifPresent(person -> {
                    try {
                        VaadinServletRequest.getCurrent()
                                .getHttpServletRequest()
                                .login(person.login(), password.getValue());
                        getUI().ifPresent(ui -> ui.getPage().setLocation("/"));
                    } catch (ServletException _) {
                        getUI().ifPresent(ui -> ui.getPage().setLocation("/login"));
                    }
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("setUp.title") + " · Planwright";
    }
}
