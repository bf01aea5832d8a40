/** Older address of the same departure. */
export { GET } from "../fc_authorizev2/route";
