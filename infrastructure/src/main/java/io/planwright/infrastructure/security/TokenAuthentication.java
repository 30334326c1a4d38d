package io.planwright.infrastructure.security;

import io.planwright.application.person.AccessTokens.AccessToken;
import io.planwright.application.person.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who a request with a bearer token acts as; the principal is an {@link Actor}. */
final class TokenAuthentication extends AbstractAuthenticationToken {

    private final transient Actor actor;

    TokenAuthentication(AccessToken token) {
        super(AuthorityUtils.createAuthorityList(
                token.administrator() ? List.of("ROLE_USER", "ROLE_ADMIN") : List.of("ROLE_USER")));
        this.actor = new Actor(token.id().toString(), token.kind(), token.name());
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }
}
