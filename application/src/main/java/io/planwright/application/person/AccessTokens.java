package io.planwright.application.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tokens by which programs get in; only their hashes are kept. */
public interface AccessTokens {

    /** @return all tokens, newest first */
    List<AccessToken> all();

    /** @return the token with its secret, which is told this once */
    Issued issue(String name, ActorKind kind, boolean administrator);

    void revoke(UUID id);

    /** @param name what the token is for, shown in history */
    record AccessToken(UUID id, String name, ActorKind kind, boolean administrator, Instant createdAt) {}

    record Issued(AccessToken token, String secret) {}
}
