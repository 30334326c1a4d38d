package io.planwright.ui.access;

import com.vaadin.flow.server.VaadinSession;
import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.person.Admissions;
import io.planwright.application.person.Admissions.Admitted;
import io.planwright.application.person.People;
import io.planwright.application.person.Person;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who is logged in. */
@Component
public class CurrentPerson {

    private final People people;
    private final Admissions admissions;

    public CurrentPerson(People people, Admissions admissions) {
        this.people = people;
        this.admissions = admissions;
    }

    public Person get() {
        var session = VaadinSession.getCurrent();
        var known = session.getAttribute(Person.class);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Admitted admitted
                && !admissions.stands(admitted.admission())) {
            throw new AccessDeniedException("let in by what holds no longer");
        }
        if (known != null && (authentication == null || authentication.getName().equals(known.login()))) {
            return known;
        }
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
