package io.planwright.infrastructure.security;

import io.planwright.application.person.Admissions.Admission;
import io.planwright.application.person.Admissions.Admitted;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** A person as logging in finds them. */
final class KnownPerson extends User implements Admitted {

    private final Admission admission;

    KnownPerson(String login, String password, boolean administrator, Admission admission) {
        super(
                login,
                password,
                AuthorityUtils.createAuthorityList(
                        administrator ? new String[] {"ROLE_USER", "ROLE_ADMIN"} : new String[] {"ROLE_USER"}));
        this.admission = admission;
    }

    @Override
    public Admission admission() {
        return admission;
    }
}
