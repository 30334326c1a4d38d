package io.planwright.ui.access;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks who is there. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@JsModule("./planwright-drafts.js")
public class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final LoginForm form = new LoginForm();

    public LoginView() {
        form.setId("login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        var ended = new Paragraph(getTranslation("login.ended"));
        ended.addClassName("callout");
        ended.setId("login-ended");
        ended.getElement().setAttribute("hidden", true);
        ended.getElement().executeJs("this.hidden = !window.planwright.hasDrafts()");
        add(new EntryCard(ended, form));
    }

    private LoginI18n words() {
        var words = LoginI18n.createDefault();
        var labels = words.getForm();
        labels.setTitle(getTranslation("login.title"));
        labels.setUsername(getTranslation("login.name"));
        labels.setPassword(getTranslation("login.password"));
        labels.setSubmit(getTranslation("login.submit"));
        var error = words.getErrorMessage();
        error.setTitle(getTranslation("login.wrong"));
        error.setMessage(getTranslation("login.wrongHint"));
        error.setUsername(getTranslation("login.nameMissing"));
        error.setPassword(getTranslation("login.passwordMissing"));
        return words;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        form.setError(
                entering.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " · Planwright";
    }
}
