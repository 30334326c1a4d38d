package io.planwright.ui.access;

import com.vaadin.flow.server.VaadinSession;
import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.person.People;
import io.planwright.application.person.Person;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who is logged in. */
@Component
public class CurrentPerson {

    private final People people;

    public CurrentPerson(People people) {
        this.people = people;
    }

    public Person get() {
        var session = VaadinSession.getCurrent();
        var known = session.getAttribute(Person.class);
        if (known != null) {
            return known;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var login = authentication == null ? "" : authentication.getName();
        var person = people.withLogin(login).orElseThrow(() -> new Missing("person", login));
        session.setAttribute(Person.class, person);
        return person;
    }

    public By by() {
        return By.of(get().actor());
    }

    public By by(ProjectId project) {
        return by().in(project);
    }

    public By by(ProjectId project, RequirementId requirement) {
        return by().on(project, requirement);
    }
}
