package jenkins.management;

public class Badge {
    private Badge() {}
}
