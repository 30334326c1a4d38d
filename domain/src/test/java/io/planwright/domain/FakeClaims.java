package io.planwright.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Claims in memory; remembers what was given back. */
public final class FakeClaims implements Claims {

    private final Map<String, UUID> owners = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> released = new ArrayList<>();

    /** @return these claims, with the name in the hands of somebody else */
    public FakeClaims taken(String scope, String name) {
        owners.put(scope + "/" + name, new UUID(0, 0));
        return this;
    }

    public UUID ownerOf(String scope, String name) {
        return owners.get(scope + "/" + name);
    }

    @Override
    public void take(String scope, String name, UUID owner) {
        var present = owners.putIfAbsent(scope + "/" + name, owner);
        if (present != null && !present.equals(owner)) {
            throw new Refused(scope.replaceFirst("/.*", "") + ".taken", "'" + name + "' is taken");
        }
    }

    @Override
    public void release(String scope, String name, UUID owner) {
        if (owners.remove(scope + "/" + name, owner)) {
            released.add(scope + "/" + name);
        }
    }

    public List<String> released() {
        return List.copyOf(released);
    }

    @Override
    public void takePlace(String scope, int places, UUID owner) {
        var holders = owners.entrySet().stream()
                .filter(claim -> claim.getKey().startsWith(scope + "/"))
                .map(Map.Entry::getValue)
                .toList();
        if (holders.contains(owner)) {
            return;
        }
        if (places > 0 && holders.size() >= places) {
            throw new Refused(scope.replaceFirst("/.*", "") + ".full", "all places are taken");
        }
        owners.put(scope + "/" + owner, owner);
    }

    @Override
    public void leavePlace(String scope, UUID owner) {
        owners.remove(scope + "/" + owner);
    }

    @Override
    public int next(String scope) {
        return numbers.merge(scope, 1, Integer::sum);
    }

    @Override
    public boolean takeNumber(String scope, int number) {
        int given = numbers.getOrDefault(scope, 0);
        for (int left = given + 1; left < number; left++) {
            owners.put(scope + "/left/" + left, new UUID(0, 0));
        }
        numbers.put(scope, Math.max(given, number));
        return number > given || owners.remove(scope + "/left/" + number) != null;
    }
}
