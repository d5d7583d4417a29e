package com.cloudbees.plugins.credentials;

public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static native CredentialsMatcher instanceOf(Class<?> c);

    public static native CredentialsMatcher anyOf(CredentialsMatcher... matchers);
}
