package io.planwright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Says that there is nothing at an address. */
@AnonymousAllowed
public class NotFoundPage extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    public NotFoundPage() {
        addClassName("empty");
        setId("not-found");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent entering, ErrorParameter<NotFoundException> error) {
        add(
                new H1(getTranslation("missing.title")),
                new Paragraph(getTranslation("missing.words")),
                new Anchor("", getTranslation("missing.home")));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("missing.title") + " · Planwright";
    }
}
